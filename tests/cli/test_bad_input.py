"""Bad input gets one message each, at its place, and never an internal error."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from .conftest import PETS, Run, said

GENERATE = ("generate", "pets.yaml", "-o", "sdk", "--package", "pets")
AGE = "        age: {type: integer, minimum: 0}\n"
HUGE = "9" * 5_000


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize("templates", ["nothing", "pets.yaml", "linked", "folder", "misnamed"])
def test_templates_that_are_none(run: Run, shop: Path, command: str, templates: str) -> None:
    (shop / "linked/docs").mkdir(parents=True)
    (shop / "linked/docs/model.md.jinja").symlink_to("nowhere")
    (shop / "folder/docs/model.md.jinja").mkdir(parents=True)
    (shop / "misnamed").mkdir()
    (shop / "misnamed/module.py").touch()
    result = run(command, *GENERATE[1:], "--templates", templates)
    assert result.returncode == 2
    assert "[templates]" in result.stderr
    assert said(result.stderr).startswith(templates)
    assert not (shop / "sdk").exists()


@pytest.mark.parametrize("keyword", ["maximum", "const", "default", "minLength", "example", "multipleOf", "minItems"])
@pytest.mark.parametrize("name", ["pets.yaml", "pets.json"])
def test_numbers_of_thousands_of_digits(run: Run, shop: Path, keyword: str, name: str) -> None:
    if name == "pets.yaml":
        (shop / name).write_text(PETS.replace("minimum: 0", f"{keyword}: {HUGE}"))
    else:
        schema = f'{{"type": "integer", "{keyword}": {HUGE}, "description": "at last"}}'
        head = (
            '{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"A":'
        )
        (shop / name).write_text(head + schema + "}}}")
    result = run("generate", name, "-o", "sdk")
    assert result.returncode == 0, result.stderr
    codes = re.findall(r"\[([a-z-]+)\]$", result.stderr, re.MULTILINE)
    parents = {"const": ["empty-enum"], "example": ["invalid-example"]}
    assert codes == [*parents.get(keyword, []), "not-a-number"]


def test_names_that_are_not_ascii_where_the_locale_is(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").rename(shop / "tierä ü.yaml")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LANG": "C"}
    for command in ("generate", "check"):
        result = run(command, "tierä ü.yaml", "-o", "größe", env=ascii_only)
        assert result.returncode == 0, result.stderr
    assert (shop / "größe/pet_shop/models/pet.py").is_file()
    for arguments in (["generate", "kein ü.yaml"], ["validate", "kein ü.yaml", "--json"]):
        assert run(*arguments, env=ascii_only).returncode == 2


@pytest.mark.parametrize(
    "schema",
    [
        "{type: array, items: {type: integer}, minItems: 10000000}",
        "{type: array, items: {type: integer}, minItems: 100000, uniqueItems: true}",
        "{type: object, minProperties: 10000000}",
        "{type: string, minLength: 1000000000}",
        "{type: array, maxItems: 1000000000, items: {type: string, maxLength: 1000000000}}",
        "{type: array, minContains: 10000000, contains: {type: string}}",
        "{type: array, prefixItems: [{type: string}], minItems: 10000000}",
    ],
)
def test_bounds_without_measure_make_no_samples(run: Run, shop: Path, schema: str) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("{type: integer, minimum: 0}", schema))
    assert run(*GENERATE).returncode == 0
    sizes = [path.stat().st_size for folder in ("docs", "tests") for path in (shop / "sdk" / folder).rglob("*.*")]
    assert max(sizes) < 40_000


def test_a_cache_that_cannot_be_written_fails_nothing(run: Run) -> None:
    full = {"XDG_CACHE_HOME": "/dev/full", "HOME": "/dev/full"}
    for command in (GENERATE, ("check", *GENERATE[1:]), ("validate", "pets.yaml"), ("report", "pets.yaml")):
        result = run(*command, env=full)
        assert (result.returncode, said(result.stderr)) == (0, "")


@pytest.mark.parametrize(
    "name", ["typing", "pydantic", "json", "pydantic_core", "pytest", "sdkwright", "__future__", "os"]
)
def test_a_package_hides_no_module_that_it_needs(run: Run, shop: Path, name: str) -> None:
    result = run("generate", "pets.yaml", "--package", name)
    assert result.returncode == 2
    assert f"cannot be called `{name}`" in result.stderr
    (shop / "pets.yaml").write_text(PETS.replace("Pet Shop", name))
    assert run("generate", "pets.yaml").returncode == 0
    assert not (shop / "sdk" / name).exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PETS + "---\n" + PETS, "pets.yaml:12:1: error: a second YAML document begins here"),
        (
            PETS.replace(AGE, f"<<<<<<< HEAD\n{AGE}=======\n{AGE}>>>>>>> theirs\n"),
            "pets.yaml:11:1: error: a merge conflict is left in the file: `<<<<<<<`",
        ),
        (PETS.replace(AGE, f"{AGE}>>>>>>> theirs\n"), "pets.yaml:12:1: error: a merge conflict is left in the file"),
        (PETS.replace(AGE, f"||||||| base\n{AGE}"), "pets.yaml:11:1: error: a merge conflict is left in the file"),
        ('{\n"openapi":\n<<<<<<< a\n"3.1.0"\n', "pets.yaml:3:1: error: a merge conflict is left in the file"),
        (PETS.replace("age:", '"age:'), 'pets.yaml:11:9: error: not valid YAML: the text that opens with " here'),
        (PETS.replace("type: string", "type: 'string"), "pets.yaml:10:22: error: not valid YAML: the text that opens"),
        (
            PETS.replace("{type: string, minLength: 1}", "!include name.yaml"),
            "pets.yaml:10:15: warning: the YAML tag !include has no meaning",
        ),
        (PETS.replace("name: {", "name: !Pet {"), "pets.yaml:10:15: warning: the YAML tag !Pet has no meaning"),
        (PETS.replace("age:", "!Pet age:"), "pets.yaml:11:9: warning: the YAML tag !Pet has no meaning"),
    ],
)
def test_one_message_at_its_place(run: Run, shop: Path, text: str, message: str) -> None:
    (shop / "pets.yaml").write_text(text)
    for command in (("validate", "pets.yaml"), GENERATE):
        result = run(*command)
        assert said(result.stderr).startswith(message)
        assert len(re.findall(r"\[[a-z-]+\]$", result.stderr, re.MULTILINE)) == 1
        assert result.returncode == (2 if " error: " in message else 0)


def test_a_document_that_ends_with_a_mark_is_one(run: Run, shop: Path) -> None:
    for end in ("---\n", "...\n", "...\n---\n# no more\n"):
        (shop / "pets.yaml").write_text(PETS + end)
        assert said(run("validate", "pets.yaml").stderr) == ""


def test_messages_name_files_as_the_user_does(run: Run, shop: Path) -> None:
    (shop / "sub dir").mkdir()
    (shop / "sub dir/other.yaml").write_text(
        "A: {properties: {x: {$ref: '#/gone'}, y: {$ref: 'no.yaml#/B'}}}\n"
        "B: {oneOf: [{$ref: '#/C'}, {$ref: '#/D'}],\n"
        "  discriminator: {propertyName: t, mapping: {a: '#/C', b: '#/A'}}}\nC: 5\n"
        "D: {type: object, default: {$ref: 1}}\n"
        "parameters: {P: {$ref: '#/none'}}\n"
    )
    refs = "".join(f"    {name}: {{$ref: 'sub dir/other.yaml#/{name}'}}\n" for name in "ABZ")
    paths = "paths: {/a: {get: {parameters: [{$ref: 'sub dir/other.yaml#/parameters/P'}], responses: {}}}}"
    (shop / "pets.yaml").write_text(PETS.replace("paths: {}", paths) + refs)
    for option in ("--verbose", "--json"):
        for command in ("validate", "generate"):
            result = run(command, "pets.yaml", option, "--fail-on", "-missing-file")
            assert "dangling-ref" in result.stderr + result.stdout
            assert "x-sdkwright" not in result.stderr + result.stdout


@pytest.mark.parametrize("url", ["http://[::1/x", "http://a:b/", "https://"])
def test_what_is_no_url(run: Run, shop: Path, url: str) -> None:
    for command in ("generate", "validate", "report", "check"):
        result = run(command, url)
        assert result.returncode == 2
        assert "[unreachable]" in result.stderr
    (shop / "pets.yaml").write_text(PETS.replace("{type: integer, minimum: 0}", f"{{$ref: '{url}'}}"))
    assert run(*GENERATE).returncode == 2


def test_what_a_header_says_is_never_said(run: Run, shop: Path) -> None:
    secret = "s3cr3t-t0ken"
    for header in ("Authorization: Bearer ${SDK_SECRET}", f"X-Key:{secret}", f"no header {secret}", f"{secret}"):
        for command in ("generate", "validate", "report"):
            url = f"http://me:{secret}@127.0.0.1:1/x?token={secret}"
            result = run(command, url, "--header", header, env={"SDK_SECRET": secret})
            assert result.returncode == 2
            assert secret not in result.stderr + result.stdout
    settings = (
        f'[tool.sdkwright]\nspec = "http://127.0.0.1:1/x"\nheaders = ["X-Key: ${{SDK_NOT_SET}}", "X: {secret}"]\n'
    )
    (shop / "pyproject.toml").write_text(settings)
    result = run("generate")
    assert "SDK_NOT_SET, which is not set" in result.stderr
    assert secret not in result.stderr
    assert os.environ.get("SDK_NOT_SET") is None
