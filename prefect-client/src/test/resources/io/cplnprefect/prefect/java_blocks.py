"""The blocks of JavaBlocks.java. Loads what Java saved, saves what Java loads, and prints the schemas with their checksums."""

import json
import sys
import prefect
v2 = prefect.__version__.startswith("2")
if v2:
    from pydantic.v1 import SecretStr, Field
else:
    from pydantic import SecretStr, Field
from typing import Optional, List, Dict, Any
from typing_extensions import Literal
from prefect.blocks.core import Block
from prefect.blocks.fields import SecretDict


class JavaKey(Block):
    """A key of a service."""
    _block_type_name = "Java Key"
    token: SecretStr = Field(default=..., description="The token.")
    note: Optional[str] = None

class JavaGroup(Block):
    _block_type_name = "Java's 1st Group (more) 1,000"
    _logo_url = "https://example.com/logo.png"
    _documentation_url = "https://example.com/docs"
    first: JavaKey
    def read_path(self): pass

class JavaEndpoint(Block):
    _block_type_name = "Java Endpoint"
    _block_type_slug = "java-endpoint"
    _description = "An endpoint."
    host: str = Field(default=..., title="Host name", description="The host.")
    port: int = 443
    ratio: float = Field(default=0.5, description="A ratio")
    tls: bool = True
    retries: Optional[int] = None
    weight: Optional[float] = None
    strict: Optional[bool] = None
    path: str = "/"
    size: int
    tags: List[str] = Field(default_factory=list)
    zones: List[str]
    more: Optional[List[str]] = None
    headers: Dict[str, Any] = Field(default_factory=dict)
    options: Dict[str, Any]
    extras: Optional[Dict[str, Any]] = None
    mode: Literal["fast", "safe"] = "fast"
    kind: Literal["a", "b"]
    maybe: Optional[Literal["x", "y"]] = None
    password: Optional[SecretStr] = None
    secrets: SecretDict
    hidden: Optional[SecretDict] = None
    key: JavaKey
    other: Optional[JavaKey] = Field(default=None, description="Another key.")
    anyv: Any = None
    main_key: JavaKey = Field(default=..., description="The main key.")
    spare_key: Optional[JavaKey] = None
    titled: JavaKey = Field(default=..., title="A title")
    group: JavaGroup
    xURL2b: str


def plain(value):
    if isinstance(value, Block):
        return {name: plain(getattr(value, name)) for name in fields(value)}
    if hasattr(value, "get_secret_value"):
        return plain(value.get_secret_value())
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def fields(block):
    return block.__fields__ if v2 else type(block).model_fields


def schema(block):
    return block.schema() if v2 else block.model_json_schema()


def describe():
    classes = (JavaKey, JavaGroup, JavaEndpoint)
    return [
        {
            "name": each.__name__,
            "type": each.get_block_type_name(),
            "slug": each.get_block_type_slug(),
            "fields": schema(each),
            "checksum": each._calculate_schema_checksum(),
        }
        for each in classes
    ]


def exchange(java_name, python_name):
    loaded = JavaEndpoint.load(java_name)
    dispatched = Block.load("java-endpoint/" + java_name)
    key = JavaKey(token="python-token", note="kept")
    key.save(python_name + "-key")
    JavaEndpoint(
        host="python.example.com",
        size=1,
        zones=["z"],
        options={},
        kind="a",
        password="python-password",
        secrets={"inner": "python-inner"},
        key=key,
        main_key=JavaKey(token="inline"),
        titled=key,
        group=JavaGroup(first=key),
        xURL2b="u",
    ).save(python_name)
    return {
        "loaded": plain(loaded),
        "same": plain(loaded) == plain(dispatched),
        "class": type(dispatched).__name__,
        "schema": str(JavaEndpoint._block_schema_id),
    }


if __name__ == "__main__":
    print(json.dumps(describe() if len(sys.argv) == 1 else exchange(sys.argv[1], sys.argv[2]), indent=1))
