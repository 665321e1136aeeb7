"""sdkwright: OpenAPI descriptions in; typed Python SDKs, their documentation and their tests out."""

__version__ = "0.1.0"
