"""`$ref` and `allOf`: references, records that extend others, and all that several schemas say as one."""
