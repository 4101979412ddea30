"""The desk of a capital and what lies on it: orders, council, map, messages, the plan and its seal."""
