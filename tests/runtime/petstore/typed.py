"""What type checkers know of the client."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

from . import AsyncClient, Client, Response, models
from ._runtime.channels.messages import UnknownEvent
from ._runtime.http.async_pages import AsyncPages
from ._runtime.http.pagination import Page
from ._runtime.http.sync_pages import Pages


def synchronous(client: Client, pet: models.NewPet, path: Path) -> None:
    """Values of a `Client` are plain."""
    assert_type(client.pets.create(pet, dry_run=True), models.Pet)
    assert_type(client.pets.create.raw(pet), Response[models.Pet])
    assert_type(client.pets.create.raw(pet).data, models.Pet)
    assert_type(client.pets.delete(7), None)
    assert_type(client.pets.list(tag="a"), Pages[models.PetPage, models.Pet])
    assert_type(client.pets.list().first_page, Page[models.PetPage, models.Pet])
    for found in client.pets.list():
        assert_type(found, models.Pet)
    for event in client.shop.news():
        assert_type(event, models.Sold | models.Born)
    with client.shop.download.streaming("a") as response:
        assert_type(response.save(path), Path)
        assert_type(iter(response), Iterator[bytes])
    assert_type(client.with_options(timeout=3), Client)
    assert_type(client.pets.add_photo(7, photo=path, thumbnails=[b"1"]), models.Photo)
    with client.chat.connect("garden", name="me") as chat:
        assert_type(chat.chat.say(text="hi"), None)
        assert_type(chat.leave(), None)
        assert_type(chat.send(models.ChatSay(text="hi")), None)
        assert_type(chat.wait_for(models.ChatSaid), models.ChatSaid)
        for message in chat:
            assert_type(
                message,
                models.ChatSaid | models.ChatAudioDelta | bytes | UnknownEvent,
            )


async def asynchronous(client: AsyncClient, pet: models.NewPet, path: Path) -> None:
    """Values of an `AsyncClient` are awaited."""
    assert_type(await client.pets.create(pet, dry_run=True), models.Pet)
    assert_type(await client.pets.create.raw(pet), Response[models.Pet])
    assert_type(await client.pets.delete(7), None)
    assert_type(client.pets.list(tag="a"), AsyncPages[models.PetPage, models.Pet])
    assert_type(await client.pets.list().first_page, Page[models.PetPage, models.Pet])
    async for found in client.pets.list():
        assert_type(found, models.Pet)
    async for event in client.shop.news():
        assert_type(event, models.Sold | models.Born)
    async with client.shop.download.streaming("a") as response:
        assert_type(await response.save(path), Path)
    assert_type(client.with_options(timeout=3), AsyncClient)
    async with client.chat.connect("garden", name="me") as chat:
        assert_type(await chat.chat.audio.append(audio=b"hi"), None)
        assert_type(await chat.leave(), None)
        assert_type(await chat.wait_for(models.ChatSaid), models.ChatSaid)
        async for message in chat:
            assert_type(
                message,
                models.ChatSaid | models.ChatAudioDelta | bytes | UnknownEvent,
            )
    opened = await client.chat.connect("garden")
    await opened.close()
