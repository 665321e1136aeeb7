"""Child processes of the benchmark: what decoding costs with the generated packages."""

from __future__ import annotations

IMPORT_OURS = """
import sys
sys.path.insert(0, sys.argv[1])
import bench_sdk
session = bench_sdk.from_json(bench_sdk.models.RealtimeSession, sys.argv[2])
assert session.id == "sess_1"
"""

IMPORT_RIVAL = """
import sys
sys.path.insert(0, sys.argv[1])
import bench_models
session = bench_models.RealtimeSession.model_validate_json(sys.argv[2])
assert session.id == "sess_1"
"""

DECODE = """
import json, sys, time
sys.path.insert(0, sys.argv[2])
name, payload = sys.argv[3], sys.argv[4].encode()
if sys.argv[1] == "ours":
    import bench_sdk
    from bench_sdk import from_json
    kind = getattr(bench_sdk.models, name)
    run = lambda: from_json(kind, payload)
else:
    import bench_models
    from pydantic import TypeAdapter
    run = lambda validate=TypeAdapter(getattr(bench_models, name)).validate_json: validate(payload)
run()
best = float("inf")
for _ in range(15):
    started = time.perf_counter()
    for _ in range(1000):
        run()
    best = min(best, time.perf_counter() - started)
print(best * 1000)
"""

SESSION = (
    '{"id": "sess_1", "modalities": ["text", "audio"], "model": "gpt-4o-realtime-preview", "instructions": "Be brief.",'
    ' "voice": "alloy", "input_audio_format": "pcm16", "output_audio_format": "pcm16", "tools": [],'
    ' "tool_choice": "auto", "temperature": 0.8, "max_response_output_tokens": 200}'
)

EVENTS = {
    "response.output_text.delta": (
        '{"type": "response.output_text.delta", "event_id": "event_1", "response_id": "resp_1", "item_id": "item_1",'
        ' "output_index": 0, "content_index": 0, "delta": "Hello"}'
    ),
    "rate_limits.updated": (
        '{"type": "rate_limits.updated", "event_id": "event_1", "rate_limits": [{"name": "requests", "limit": 1000,'
        ' "remaining": 999, "reset_seconds": 60}]}'
    ),
    "input_audio_buffer.speech_started": (
        '{"type": "input_audio_buffer.speech_started", "event_id": "event_1", "audio_start_ms": 1000,'
        ' "item_id": "item_1"}'
    ),
}
