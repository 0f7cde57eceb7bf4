"""What the scripts of eval/ share: documents to read, mutations of them, gold figures and their floors."""
