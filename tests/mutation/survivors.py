"""The mutants that no generated test catches, each with the reason."""

from __future__ import annotations

ANY_STRING = "any string is right beside these literals, which only tell people which ones there are"
NULL_ALREADY = "Metadata admits null itself"

VOICES = ("alloy", "ash", "ballad", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer", "verse")
_VOICE = "voice_ids_shared.VoiceIdsShared"
_VOICE_LITERAL = f"Literal[ {' '.join(f'{chr(34)}{voice}{chr(34)},' for voice in VOICES)} ]"
_CONVERSATION = "realtime_response_create_params.RealtimeResponseCreateParamsConversation"

REASONS: dict[str, str] = {
    f"{_VOICE}: drop a variant: {_VOICE_LITERAL}": ANY_STRING,
    f"{_VOICE}: widen a type: {_VOICE_LITERAL} to str": ANY_STRING,
    **{f'{_VOICE}: drop a literal: "{voice}"': ANY_STRING for voice in VOICES},
    f'{_CONVERSATION}: drop a variant: Literal["auto", "none"]': ANY_STRING,
    f'{_CONVERSATION}: widen a type: Literal["auto", "none"] to str': ANY_STRING,
    f'{_CONVERSATION}: drop a literal: "auto"': ANY_STRING,
    f'{_CONVERSATION}: drop a literal: "none"': ANY_STRING,
    **{
        f"{place}.metadata: null added: Metadata | MISSING | None = MISSING": NULL_ALREADY
        for place in (
            "realtime_response.RealtimeResponse",
            "realtime_response_create_params.RealtimeResponseCreateParams",
        )
    },
}
"""By the key of the mutant."""
