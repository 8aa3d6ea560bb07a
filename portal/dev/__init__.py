"""The live site for editors: it follows the files, and tells browsers what is wrong with them."""
