"""What the tutorial prints, number by number, beside what is true."""
