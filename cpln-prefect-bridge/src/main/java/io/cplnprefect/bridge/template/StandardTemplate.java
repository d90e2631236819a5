/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

/**
 * The text of the standard template.
 *
 * <p>It has no defaults for organization, GVC and location, because they may differ between the publisher and the workers. The
 * token is required, because a Prefect 3 server accepts a reference to a block only if it does not match the schema of the block.
 */
final class StandardTemplate {

    static final String JSON = """
            {
              "variables": {
                "type": "object",
                "properties": {
                  "org": {
                    "title": "Organization",
                    "description": "The Control Plane organization. Defaults to the worker's CPLN_ORG.",
                    "type": "string"
                  },
                  "namespace": {
                    "title": "Namespace",
                    "description": "The GVC that jobs run in. Defaults to the worker's CPLN_GVC.",
                    "type": "string"
                  },
                  "location": {
                    "title": "Location",
                    "description": "The location that jobs run in. Defaults to the worker's own, else the GVC's first.",
                    "type": "string"
                  },
                  "name": {
                    "title": "Name",
                    "description": "Name of the job. Defaults to the name of the flow run.",
                    "type": "string"
                  },
                  "command": {
                    "title": "Command",
                    "description": "The command to start a flow run with. Leave it blank to let the worker choose.",
                    "type": "string"
                  },
                  "labels": {
                    "title": "Labels",
                    "description": "Labels, which become tags of the job's command.",
                    "type": "object",
                    "additionalProperties": {"type": "string"}
                  },
                  "env": {
                    "title": "Environment Variables",
                    "description": "Environment variables to set when starting a flow run; null leaves one out.",
                    "type": "object",
                    "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "null"}]}
                  },
                  "image": {
                    "title": "Image",
                    "description": "The image to run; it needs Prefect and what the flow needs.",
                    "type": "string"
                  },
                  "service_account_name": {
                    "title": "Service Account Name",
                    "description": "The identity of the GVC that jobs run as.",
                    "type": "string"
                  },
                  "cpu_limit": {
                    "title": "CPU Limit",
                    "description": "The most CPU a job gets, such as 500m or 2.",
                    "type": "string"
                  },
                  "memory_limit": {
                    "title": "Memory Limit",
                    "description": "The most memory a job gets, such as 512Mi; at most 8Mi for each millicore.",
                    "type": "string"
                  },
                  "job_type": {
                    "title": "Job Type",
                    "description": "Begins the name of the workload; jobs of different types never share one.",
                    "type": "string"
                  },
                  "gpu": {
                    "title": "GPU",
                    "description": "The GPUs of a job.",
                    "type": "object",
                    "properties": {"model": {"type": "string"}, "quantity": {"type": "integer"}}
                  },
                  "firewall": {
                    "title": "Firewall",
                    "description": "The addresses that jobs may connect to. Without it, all.",
                    "type": "object",
                    "properties": {
                      "outboundAllowCIDR": {"type": "array", "items": {"type": "string"}},
                      "outboundAllowHostname": {"type": "array", "items": {"type": "string"}}
                    }
                  },
                  "concurrency_policy": {
                    "title": "Concurrency Policy",
                    "description": "Allow, if Control Plane refuses a second job of a workload; otherwise Forbid.",
                    "type": "string"
                  },
                  "lenient": {
                    "title": "Lenient",
                    "description": "Whether unknown fields of the job manifest are ignored with a warning.",
                    "type": "boolean"
                  },
                  "relaxed_memory_ratio": {
                    "title": "Relaxed Memory Ratio",
                    "description": "Whether jobs may have up to 32Mi of memory per millicore; Control Plane must have enabled it.",
                    "type": "boolean"
                  },
                  "own_clusters": {
                    "title": "Own Clusters",
                    "description": "Whether jobs run in the user's own clusters, where node selectors are supported.",
                    "type": "boolean"
                  },
                  "ensure_pull_secrets": {
                    "title": "Ensure Pull Secrets",
                    "description": "Whether pull secrets of the job manifest are added to the GVC.",
                    "type": "boolean"
                  },
                  "any_location": {
                    "title": "Any Location",
                    "description": "Whether jobs may run in another location of the GVC if the first one is not ready.",
                    "type": "boolean"
                  },
                  "job_watch_timeout_seconds": {
                    "title": "Job Watch Timeout Seconds",
                    "description": "How long a job may run before it is given up. Without it there is no limit.",
                    "type": "integer"
                  },
                  "pod_watch_timeout_seconds": {
                    "title": "Pod Watch Timeout Seconds",
                    "description": "How long to wait for the workload to be ready.",
                    "default": 60,
                    "type": "integer"
                  },
                  "stream_output": {
                    "title": "Stream Output",
                    "description": "Whether the output of jobs is streamed to the worker.",
                    "default": true,
                    "type": "boolean"
                  },
                  "config": {
                    "title": "Control Plane Config",
                    "description": "How to reach Control Plane. Defaults to the worker's CPLN_TOKEN.",
                    "allOf": [{"$ref": "#/definitions/ControlPlaneConfiguration"}]
                  }
                },
                "definitions": {
                  "ControlPlaneConfiguration": {
                    "title": "ControlPlaneConfiguration",
                    "description": "How to reach Control Plane.",
                    "type": "object",
                    "required": ["token"],
                    "properties": {
                      "token": {
                        "title": "Token",
                        "description": "A token for the Control Plane API.",
                        "type": "string",
                        "writeOnly": true,
                        "format": "password"
                      }
                    },
                    "block_type_slug": "control-plane-configuration",
                    "secret_fields": ["token"],
                    "block_schema_references": {}
                  }
                }
              },
              "job_configuration": {
                "config": "{{ config }}",
                "org": "{{ org }}",
                "namespace": "{{ namespace }}",
                "location": "{{ location }}",
                "name": "{{ name }}",
                "labels": "{{ labels }}",
                "command": "{{ command }}",
                "env": "{{ env }}",
                "job_type": "{{ job_type }}",
                "gpu": "{{ gpu }}",
                "firewall": "{{ firewall }}",
                "concurrency_policy": "{{ concurrency_policy }}",
                "lenient": "{{ lenient }}",
                "relaxed_memory_ratio": "{{ relaxed_memory_ratio }}",
                "own_clusters": "{{ own_clusters }}",
                "ensure_pull_secrets": "{{ ensure_pull_secrets }}",
                "any_location": "{{ any_location }}",
                "job_watch_timeout_seconds": "{{ job_watch_timeout_seconds }}",
                "pod_watch_timeout_seconds": "{{ pod_watch_timeout_seconds }}",
                "stream_output": "{{ stream_output }}",
                "job_manifest": {
                  "apiVersion": "batch/v1",
                  "kind": "Job",
                  "metadata": {
                    "labels": "{{ labels }}",
                    "namespace": "{{ namespace }}",
                    "generateName": "{{ name }}-"
                  },
                  "spec": {
                    "backoffLimit": 0,
                    "template": {
                      "spec": {
                        "parallelism": 1,
                        "completions": 1,
                        "restartPolicy": "Never",
                        "serviceAccountName": "{{ service_account_name }}",
                        "containers": [
                          {
                            "name": "prefect-job",
                            "env": "{{ env }}",
                            "image": "{{ image }}",
                            "args": "{{ command }}",
                            "resources": {
                              "limits": {"cpu": "{{ cpu_limit }}", "memory": "{{ memory_limit }}"}
                            }
                          }
                        ]
                      }
                    }
                  }
                }
              }
            }
            """;

    private StandardTemplate() {}
}
