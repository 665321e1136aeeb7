from sdkwright.ir.declarations import PropertyStep
from sdkwright.naming.lengths import CLASS, METHOD, Limit, shortened

from tests.naming.apis import classes, component, in_operation, inline, names, operation


def short(limit: Limit, *texts: str, taken: tuple[str, ...] = ()) -> list[str]:
    found = shortened({text: text for text in texts}, limit, taken=taken)
    assert shortened({text: text for text in reversed(texts)}, limit, taken=taken) == found
    return list(found.values())


def test_what_is_short_enough_stays() -> None:
    assert short(Limit(10), "FooBarBaz1", "foo") == ["FooBarBaz1", "foo"]


def test_words_that_come_again_go_first() -> None:
    assert short(Limit(30), "OrderPaymentMethodCardPaymentMethodOptions") == ["OrderCardPaymentMethodOptions"]
    assert short(Limit(30), "order_payment_method_card_payment_method") == ["order_card_payment_method"]


def test_then_words_in_the_middle_go() -> None:
    assert short(Limit(20), "AlphaBetaGammaDeltaOmega") == ["AlphaBetaDeltaOmega"]
    assert short(Limit(21), "alpha_beta_gamma_delta_omega") == ["alpha_delta_omega"]


def test_the_first_and_the_last_word_stay() -> None:
    assert short(Limit(12), "HTTPServerConfigurationError") == ["HTTPError"]


def test_names_that_would_be_one_drop_other_words() -> None:
    assert short(Limit(20), "AlphaBetaGammaDeltaOmega", "AlphaBetaKappaDeltaOmega") == [
        "AlphaGammaDeltaOmega",
        "AlphaKappaDeltaOmega",
    ]


def test_else_a_digest_of_the_long_name_tells_them_apart() -> None:
    few = "Alpha" + "Beta" * 10 + "Omega"
    many = "Alpha" + "Beta" * 11 + "Omega"
    assert short(Limit(20), few, many) == ["AlphaOmega_a1b1aed7", "AlphaOmega_778734b3"]


def test_what_is_short_or_taken_stays_what_it_is() -> None:
    one, other = short(Limit(20), "AlphaBetaGammaDeltaOmega", "AlphaBetaDeltaOmega")
    assert (one, other) == ("AlphaGammaDeltaOmega", "AlphaBetaDeltaOmega")
    assert short(Limit(20), "AlphaBetaGammaDeltaOmega", taken=("AlphaBetaDeltaOmega",)) == ["AlphaGammaDeltaOmega"]


def test_one_long_word_is_cut_and_has_a_digest() -> None:
    (name,) = short(Limit(20), "x" * 30)
    assert name == "xxxxxxxxxxx_" + name[-8:]
    (name,) = short(Limit(75, 30), "Ж" * 20)
    assert len(name.encode()) <= 30


def test_a_component_keeps_a_name_that_is_a_class_already() -> None:
    own = "Configuration" * 10
    assert classes(component(own), component("settings-" * 10 + "of-payments")) == [own, "Settings" * 8 + "OfPayments"]


def test_what_is_inside_is_named_after_all_of_its_owner() -> None:
    owner = component("SubscriptionSchedulesDefaultPaymentSettings")
    middle = inline(owner.id, PropertyStep("invoice_customer_balance_options"))
    inner = inline(middle.id, PropertyStep("bank_transfer"))
    assert classes(owner, middle, inner) == [
        "SubscriptionSchedulesDefaultPaymentSettings",
        "SubscriptionSchedulesDefaultPaymentSettingsInvoiceCustomerBalanceOptions",
        "SubscriptionSchedulesDefaultPaymentCustomerBalanceOptionsBankTransfer",
    ]


def test_additions_that_want_no_such_name_move_none() -> None:
    wanted = [component(f"{'configuration-' * count}settings") for count in (6, 7, 8)]
    before = names(*wanted).classes
    after = names(component("configuration-of-other-things-" * 4), *wanted).classes
    assert {id: after[id] for id in before} == before
    assert len(set(before.values())) == 3


def test_operations_methods_and_what_is_in_them() -> None:
    id = "replace" + "".join(f"Word{number:02}" for number in range(15))
    replace = operation("put", "/things", id)
    request = in_operation(replace.id, "request", "", "/requestBody")
    found = names(request, operations=[replace])
    (name,), (method,) = found.operations.values(), found.client.methods.values()
    assert name == "replace_word00_word01_word02_word03_word10_word11_word12_word13_word14"
    assert METHOD.admits(method)
    assert list(found.classes.values()) == ["ReplaceWord00Word01Word02Word03Word10Word11Word12Word13Word14Request"]


def test_resources() -> None:
    tag = "Everything that administrators of an organization may want to know about the members of their teams"
    found = names(operations=[operation("get", f"/{tag.replace(' ', '/')}", f"{tag.replace(' ', '_')}.list")])
    (resource,) = found.client.resources.values()
    assert CLASS.admits(resource.class_)
    assert len(f"test_{resource.module}.py") < 80
    assert resource.class_.startswith("Everything")
    assert resource.class_.endswith("Teams")
