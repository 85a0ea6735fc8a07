"""PyYAML with the core schema of YAML 1.2 in place of its own types, so that it can be compared with."""
import re

import yaml

Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CoreLoader(Base):
    pass


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
     list("-+0123456789.")),
]:
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


def construct_int(loader, node):
    text = node.value
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def construct_float(loader, node):
    text = node.value.lower()
    if text.endswith(".inf"):
        return {"$double": "-Infinity" if text[0] == "-" else "Infinity"}
    return {"$double": "NaN"} if text == ".nan" else float(text)


def construct_map(loader, node):
    result = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.YAMLError("complex key")
        if key.value in result:
            raise yaml.YAMLError("duplicate key")
        result[key.value] = loader.construct_object(value, deep=True)
    return result


CoreLoader.add_constructor("tag:yaml.org,2002:int", construct_int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", construct_float)
CoreLoader.add_constructor("tag:yaml.org,2002:map", construct_map)


def read(text):
    """The document as JSON-like data; raises yaml.YAMLError."""
    return yaml.load(text, Loader=CoreLoader)
