from prefect import flow, get_run_logger

@flow
def hello(who: str = "you"):
    get_run_logger().info("hello %s", who)
