/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

/** The document that is read: a cron workload as the platform gives it. */
final class Workloads {

    static final String JSON = """
            {"kind":"workload","id":"7d5f6a1e-9a50-4a3c-8f6d-2f1f6f1c9a11","name":"etl","version":3,"description":"etl",
             "tags":{"cpln/createdByPrefect":"true","cpln/specHash":"f5cc4d7ad398f5df367bbabe14579cba"},
             "created":"2026-11-21T10:00:00.000Z","lastModified":"2026-11-21T10:00:00.000Z",
             "links":[{"rel":"self","href":"/org/acme/gvc/prefect/workload/etl"},{"rel":"org","href":"/org/acme"},
                      {"rel":"gvc","href":"/org/acme/gvc/prefect"},
                      {"rel":"deployment","href":"/org/acme/gvc/prefect/workload/etl/deployment"}],
             "spec":{"type":"cron",
                     "containers":[{"name":"prefect-job","image":"ubuntu:latest","cpu":"25m","memory":"32Mi"}],
                     "job":{"schedule":"* * * * *","concurrencyPolicy":"Forbid","historyLimit":5,"restartPolicy":"Never"},
                     "defaultOptions":{"capacityAI":false,"debug":false,"suspend":true},
                     "firewallConfig":{"external":{"inboundAllowCIDR":[],"outboundAllowCIDR":["0.0.0.0/0"]},
                                       "internal":{"inboundAllowType":"none","inboundAllowWorkload":[]}}},
             "status":{"parentId":"7d5f6a1e"}}
            """;

    private Workloads() {}
}
