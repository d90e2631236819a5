"""The blocks of Control Plane as Python classes, and deployments with them.

checksums                  prints the checksum of each class
deploy BLOCK QUEUE FLOWS   loads a block that Java saved, saves one, deploys flows with both and starts flow runs
"""

import json
import sys
from typing import Any, Dict, List, Optional

import prefect
from prefect.blocks.core import Block

PREFECT_2 = prefect.__version__.startswith("2.")

if PREFECT_2:
    from prefect.infrastructure.base import Infrastructure
    from pydantic.v1 import Field, SecretStr
else:
    from pydantic import Field, SecretStr

    Infrastructure = Block

LOGO = "https://console.cpln.io/resources/logos/controlPlaneLogoOnly.svg"
DOCUMENTATION = "https://docs.controlplane.com"


class CplnConfig(Block):
    """How to reach Control Plane."""

    _block_type_name = "Control Plane Configuration"
    _logo_url = LOGO
    _documentation_url = DOCUMENTATION

    token: SecretStr = Field(default_factory=lambda: SecretStr(""))


class CplnCredentials(Block):
    """The credentials of flows that use Control Plane."""

    _block_type_name = "Control Plane Credentials"
    _logo_url = LOGO
    _documentation_url = DOCUMENTATION

    config: Optional[CplnConfig] = None


class CplnJob(Block):
    """A job on Control Plane that flows start by themselves."""

    _block_type_name = "Control Plane Job"
    _block_type_slug = "cpln-job"
    _logo_url = LOGO
    _documentation_url = DOCUMENTATION

    credentials: CplnCredentials = Field(default_factory=CplnCredentials)
    org: str = Field(default_factory=str)
    namespace: str = Field(default_factory=str)
    location: str = Field(default_factory=str)
    v1_job: Dict[str, Any] = Field(default=..., title="Job Manifest")
    delete_after_completion: bool = True
    interval_seconds: int = 5
    timeout_seconds: Optional[int] = None


class CplnInfrastructureConfig(Block):
    """How agents reach Control Plane."""

    _block_type_name = "Control Plane Infrastructure Config"
    _logo_url = LOGO
    _documentation_url = DOCUMENTATION

    token: SecretStr = Field(default_factory=lambda: SecretStr(""))


class CplnInfrastructure(Infrastructure):
    """Runs flow runs as jobs on Control Plane."""

    _block_type_name = "Control Plane Infrastructure"
    _block_schema_capabilities = ["run-infrastructure"]
    _logo_url = LOGO
    _documentation_url = DOCUMENTATION

    type: str = "cpln-infrastructure"
    env: Dict[str, Any] = Field(default_factory=dict, title="Environment")
    labels: Dict[str, Any] = Field(default_factory=dict)
    name: Optional[str] = None
    command: Optional[List[str]] = None
    config: Optional[CplnInfrastructureConfig] = None
    org: str = Field(default_factory=str)
    namespace: str = Field(default_factory=str)
    location: str = Field(default_factory=str)
    service_account_name: Optional[str] = None
    job: Dict[str, Any] = Field(default_factory=dict, title="Base Job Manifest")
    customizations: Any = Field(default_factory=list)
    image: Optional[str] = None
    job_type: Optional[str] = None
    job_watch_timeout_seconds: Optional[int] = None
    pod_watch_timeout_seconds: int = 60
    stream_output: bool = True

    async def run(self, task_status=None):
        raise NotImplementedError

    def preview(self):
        raise NotImplementedError


BLOCKS = [CplnConfig, CplnCredentials, CplnJob, CplnInfrastructureConfig, CplnInfrastructure]


def checksums():
    return {block.get_block_type_slug(): block._calculate_schema_checksum() for block in BLOCKS}


def deploy(block_name, queue, folder):
    from prefect.deployments import Deployment, run_deployment
    from prefect.infrastructure.process import Process

    sys.path.insert(0, folder)
    from flows import completes

    loaded = CplnInfrastructure.load(block_name)
    python_block = loaded.copy(update={"env": {"SAVED_BY": "python"}, "job": {}, "customizations": []})
    python_block.save("python-" + block_name, overwrite=True)

    def start(name, block, on, overrides):
        deployment = Deployment.build_from_flow(
            flow=completes,
            name=name + "-" + queue,
            infrastructure=block,
            infra_overrides=overrides,
            work_queue_name=on,
            path=folder,
            entrypoint="flows.py:completes",
            skip_upload=True,
            parameters={"word": name},
        )
        deployment.apply()
        run = run_deployment("completes/" + deployment.name, timeout=0)
        return str(run.id)

    process = Process()
    return {
        "schema": str(loaded._block_schema_id),
        "token": loaded.config.token.get_secret_value(),
        "env": loaded.env,
        "checksum": CplnInfrastructure._calculate_schema_checksum(),
        "java": start("java", loaded, queue, {"env.OVERRIDDEN": "yes"}),
        "python": start("python", CplnInfrastructure.load("python-" + block_name), queue, {}),
        "foreign": start("foreign", process, queue, {}),
        "process": start("process", process, "python-" + queue, {}),
    }


print(json.dumps(checksums() if sys.argv[1] == "checksums" else deploy(*sys.argv[2:])))
