"""What the API is: its resources, parameters, problems and description. How it is answered: dashboard.routes.api."""
