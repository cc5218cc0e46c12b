"""Services, rights and duties; prices; national rules; centres, offices and councils."""
