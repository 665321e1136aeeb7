"""The runtime of the client: a core that does no input or output, and two drivers.

What resources are made of is here. Nothing of it imports httpx2.
"""

from .content import Progress, Readable
from .forms import Field, Form
from .media import Binary, FormText, Json, Lines, Media, Text
from .multipart import File, FileLike, Multipart, Part
from .operations import Call, Operation, PagedCall, RequestOptions, StreamCall
from .pagination import (
    Cursor,
    LinkHeader,
    NextUrl,
    Offset,
    Page,
    PageNumber,
    Paging,
    at,
    header,
)
from .parameters import Cookie, Header, Path, Query, QueryString
from .resource import (
    Async,
    Mode,
    Resource,
    Sync,
    deprecated_operation,
    deprecated_paged,
    deprecated_streamed,
    operation,
    paged,
    streamed,
)
from .servers import Server, Variable
from .streams import Events
from .xml import Shape, Xml

__all__ = [
    "Async",
    "Binary",
    "Call",
    "Cookie",
    "Cursor",
    "Events",
    "Field",
    "File",
    "FileLike",
    "Form",
    "FormText",
    "Header",
    "Json",
    "Lines",
    "LinkHeader",
    "Media",
    "Mode",
    "Multipart",
    "NextUrl",
    "Offset",
    "Operation",
    "Page",
    "PageNumber",
    "PagedCall",
    "Paging",
    "Part",
    "Path",
    "Progress",
    "Query",
    "QueryString",
    "Readable",
    "RequestOptions",
    "Resource",
    "Server",
    "Shape",
    "StreamCall",
    "Sync",
    "Text",
    "Variable",
    "Xml",
    "at",
    "deprecated_operation",
    "deprecated_paged",
    "deprecated_streamed",
    "header",
    "operation",
    "paged",
    "streamed",
]
