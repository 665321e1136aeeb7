from sdkwright.naming.lengths import STEM
from sdkwright.naming.modules import modules

from tests.naming.apis import component, names


def stems(*classes: str) -> list[str]:
    found = modules({name: name for name in classes})
    assert modules({name: name for name in reversed(classes)}) == found
    return list(found.values())


def test_modules_are_snake_case() -> None:
    assert stems("RealtimeSession", "MCPTool", "FooBar") == ["realtime_session", "mcp_tool", "foo_bar"]


def test_keywords_and_devices_are_no_modules() -> None:
    assert stems("Class", "Con", "Aux", "Nul", "Com1") == ["class_", "con_", "aux_", "nul_", "com1_"]


def test_a_module_never_has_the_name_of_a_class() -> None:
    assert stems("顧客") == ["顧客_"]


def test_case_is_no_difference_between_files() -> None:
    status, other = stems("Status", "STATUS")
    assert status == "status"
    assert other.startswith("status_")
    assert stems("Foo_Bar", "FooBar")[1] == "foo_bar"
    sharp, double = modules({"Maße": "Maße", "Masse": "Masse"}).values()
    assert sharp.casefold() != double.casefold()


def test_long_names_of_files_drop_words_from_the_middle() -> None:
    assert stems("CreateAssistantRequestToolResourcesFileSearchVectorStoresItemChunkingStrategy") == [
        "create_assistant_request_tool_vector_stores_item_chunking_strategy"
    ]


def test_names_without_words_are_cut_with_a_digest() -> None:
    long = ["Very" * 75 + end for end in ("", "A", "B")] + ["顧" * 300]
    found = names(*map(component, long))
    assert list(found.classes.values()) == long
    assert all(STEM.admits(stem) for stem in found.modules.values())
    assert len(set(found.modules.values())) == len(long)
