"""Services, rights and duties; prices; national rules; who is there for whom."""
