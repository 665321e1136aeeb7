"""The page that users of openapi-generator know: the same properties, notes and links."""

from __future__ import annotations

import re

import pytest

from .building import docs, realtime, row

OPTIONAL = ["[optional]"]
PROPERTIES: dict[str, tuple[list[str], str | None]] = {
    "id": (OPTIONAL, None),
    "modalities": (OPTIONAL, None),
    "model": (OPTIONAL, None),
    "instructions": (OPTIONAL, None),
    "voice": (OPTIONAL, "VoiceIdsShared"),
    "input_audio_format": ([*OPTIONAL, "[default to 'pcm16']"], None),
    "output_audio_format": ([*OPTIONAL, "[default to 'pcm16']"], None),
    "input_audio_transcription": (OPTIONAL, "RealtimeSessionInputAudioTranscription"),
    "turn_detection": (OPTIONAL, "RealtimeSessionTurnDetection"),
    "input_audio_noise_reduction": (OPTIONAL, "RealtimeSessionInputAudioNoiseReduction"),
    "tools": (OPTIONAL, "RealtimeResponseCreateParamsToolsInner"),
    "tool_choice": ([*OPTIONAL, "[default to 'auto']"], None),
    "temperature": ([*OPTIONAL, "[default to 0.8]"], None),
    "max_response_output_tokens": (OPTIONAL, "RealtimeResponseCreateParamsMaxResponseOutputTokens"),
}
BEYOND = {"[nullable]"}
FOOT = (
    "[[Back to Model list]](../index.md#models) [[Back to API list]](../index.md#endpoints) "
    "[[Back to README]](../index.md)\n"
)


def page() -> str:
    return docs(realtime())["models/RealtimeSession.md"]


def test_the_properties_are_the_same_in_the_same_order() -> None:
    assert re.findall(r"^\*\*(\w+)\*\* \|", page(), re.MULTILINE) == list(PROPERTIES)


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_notes_are_the_same(name: str) -> None:
    notes = re.findall(r"\[[^\]]*\]", row(page(), name)[3])
    assert [note for note in notes if note not in BEYOND] == PROPERTIES[name][0]


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_types_link_to_the_same_pages(name: str) -> None:
    links = re.findall(r"\]\((\w+)\.md\)", row(page(), name)[1])
    assert links == ([PROPERTIES[name][1]] if PROPERTIES[name][1] else [])
    assert all(f"models/{link}.md" in docs(realtime()) for link in links)


def test_title_table_and_foot() -> None:
    text = page()
    assert text.startswith("# RealtimeSession\n\n")
    assert "\n## Properties\n\nName | Type | Description | Notes\n------------ | ------------- |" in text
    assert text.endswith(f"\n\n{FOOT}")


def test_python_types() -> None:
    types = {name: row(page(), name)[1] for name in PROPERTIES}
    assert types["id"] == "**str**"
    assert types["modalities"] == '**list[Literal["text", "audio"]]**'
    assert types["temperature"] == "**float**"
    assert types["voice"] == "[**VoiceIdsShared**](VoiceIdsShared.md)"
    assert types["tools"].startswith("[**list[RealtimeResponseCreateParamsToolsInner]**]")
