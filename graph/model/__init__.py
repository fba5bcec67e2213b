"""What a record is: records, the vocabulary they follow, dates, and words."""
