import pytest
from sdkwright.naming.words import cap_words, identifier, preserved, snake, spelled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pet_type", "pet_type"),
        ("petType", "pet_type"),
        ("PetType", "pet_type"),
        ("pet-type", "pet_type"),
        ("pet type", "pet_type"),
        ("FOO_BAR", "foo_bar"),
        ("HTTPResponse", "http_response"),
        ("userID", "user_id"),
        ("userIDs", "user_ids"),
        ("URLs", "urls"),
        ("APIsList", "apis_list"),
        ("USState", "us_state"),
        ("int32Value", "int32_value"),
        ("SHA256", "sha256"),
        ("sha256Hash", "sha256_hash"),
        ("base64", "base64"),
        ("view3D", "view3d"),
        ("view3DModel", "view3d_model"),
        ("OAuth2Token", "oauth2_token"),
        ("peerIPv4", "peer_ipv4"),
        ("created[gte]", "created_gte"),
        ("hate/threatening", "hate_threatening"),
        ("gpt-4.1", "gpt_4_1"),
        ("@type", "type"),
        ("$ref", "ref"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("*", "star"),
        ("", "empty"),
        ("\x00", "blank"),
        ("😀", "grinning_face"),
        ("Straße", "straße"),
        ("übungsName", "übungs_name"),
        ("顧客", "顧客"),
        ("ﬁeld", "field"),
    ],
)
def test_snake(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bank_account", "BankAccount"),
        ("my-model", "MyModel"),
        ("petType", "PetType"),
        ("MCP_tool", "MCPTool"),
        ("FOO_BAR", "FooBar"),
        ("URL", "Url"),
        ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod"),
        ("Page«User»", "PageUser"),
        ("List[Foo]", "ListFoo"),
        ("gpt-4.1", "Gpt4_1"),
        ("v1_2", "V1_2"),
        ("+1", "Plus1"),
        ("*", "Star"),
        ("", "Empty"),
        ("größe", "Größe"),
        ("顧客", "顧客"),
    ],
)
def test_cap_words(text: str, expected: str) -> None:
    assert cap_words(text) == expected


def test_spelled_names_every_symbol() -> None:
    assert spelled("created>=") == ("created", "greater", "equals")
    assert spelled("a_b-c") == ("a", "underscore", "b", "dash", "c")
    assert spelled("-1") == ("minus", "1")
    assert spelled("€") == ("euro", "sign")


def test_preserved_keeps_what_it_can() -> None:
    assert preserved("petType") == "petType"
    assert preserved("a-b.c") == "a_b_c"
    assert preserved("__x__") == "x"
    assert preserved("-") == "dash"


@pytest.mark.parametrize(("text", "expected"), [("ok", "ok"), ("3d", "x_3d"), ("٣", "x_٣"), ("̈", "x_̈")])
def test_identifier_prefixes_only_what_is_none(text: str, expected: str) -> None:
    assert identifier(text, "x_") == expected
    assert identifier(text, "x_").isidentifier()


def test_long_texts_take_no_longer_than_they_are_long() -> None:
    for text in ("A" * 200_000, "Aa" * 100_000, "+" + " " * 200_000, "-" * 50_000, "é" * 50_000):
        assert snake(text)
        assert cap_words(text)
