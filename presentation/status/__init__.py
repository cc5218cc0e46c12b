"""The status as a reader sees it: objectives, priorities, remarks, measurability, process."""
