"""The flows of the project files."""
from prefect import flow


@flow
def load_orders(day: str = "monday", size: int = 3):
    pass


@flow
def send_report(region: str = "eu"):
    """Sends the report."""
