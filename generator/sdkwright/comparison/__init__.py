"""What a change of a description does to the people who use the SDK: rules, findings, the verdict over them."""
