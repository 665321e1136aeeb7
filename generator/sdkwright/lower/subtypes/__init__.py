"""Records with a discriminator, and the records that extend them."""
