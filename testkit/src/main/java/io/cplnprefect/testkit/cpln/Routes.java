/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The table of all routes; the first line that fits answers. */
final class Routes {
    /** What everyone may read without a token. */
    private static final String DISCOVERY = "/discovery";

    private static final String ORG = "/org/{org}";
    private static final String GVC = ORG + "/gvc/{gvc}";
    private static final String LOGS = "/logs/org/{org}/loki/api/v1";

    private final Access access;
    private final List<Route> table;

    Routes(Access access, ServiceHandlers services, ItemHandlers items, WorkloadHandlers workloads, LogHandlers logs) {
        this.access = access;
        this.table = table(services, items, workloads, logs);
    }

    private static List<Route> table(
            ServiceHandlers services, ItemHandlers items, WorkloadHandlers workloads, LogHandlers logs) {
        List<Route> table = new ArrayList<>(List.of(
                Route.of("GET", DISCOVERY, services::discovery),
                Route.of("GET", "/about", services::about),
                Route.of("GET", "/org", services::orgs),
                Route.of("PUT", "/org", items::createOrReplace),
                Route.of("POST", "/org/-query", services::queryOrgs),
                Route.of("GET", "/org/-schema/permissions", items::permissions),
                Route.of("GET", ORG + "/-accessreport", items::accessReport),
                Route.of("GET", ORG + "/-eventlog", items::eventLog),
                Route.of("GET", ORG, items::read),
                Route.of("PATCH", ORG, items::patch),
                Route.of("PUT", ORG, items::replace),
                Route.of("GET", ORG + "/user/-for/email/{email}", services::userByEmail),
                Route.of("GET", ORG + "/secret/{name}/-reveal", items::reveal),
                Route.of("POST", ORG + "/serviceaccount/{name}/-addKey", services::addKey),
                Route.of("GET", GVC + "/workload/{name}/deployment", workloads::listDeployments),
                Route.of("GET", GVC + "/workload/{name}/deployment/{location}", workloads::readDeployment),
                Route.of("GET", "/replicas" + GVC + "/workload/{name}", workloads::listReplicas),
                Route.of("GET", LOGS + "/query_range", logs::queryRange),
                Route.of("GET", LOGS + "/tail", logs::tail),
                Route.of("GET", "/audit/org/{org}/**", services::audit)));
        for (String owner : List.of("/workload/{name}", "/volumeset/{name}")) {
            String commands = GVC + owner + "/-command";
            table.add(Route.of("GET", commands, workloads::listCommands));
            table.add(Route.of("POST", commands, workloads::createCommand));
            table.add(Route.of("POST", commands + "/-query", workloads::queryCommands));
            table.add(Route.of("GET", commands + "/-query", workloads::queryCommands));
            table.add(Route.of("GET", commands + "/{id}", workloads::readCommand));
        }
        for (String scope : List.of(ORG, GVC)) {
            String collection = scope + "/{kind}";
            table.add(Route.of("GET", collection + "/-schema/permissions", items::permissions));
            table.add(Route.of("POST", collection + "/-query", items::query));
            table.add(Route.of("GET", collection + "/-query", items::query));
            table.add(Route.of("GET", collection, items::list));
            table.add(Route.of("POST", collection, items::create));
            table.add(Route.of("PUT", collection, items::createOrReplace));
            table.add(Route.of("GET", collection + "/{name}", items::read));
            table.add(Route.of("PUT", collection + "/{name}", items::replace));
            table.add(Route.of("PATCH", collection + "/{name}", items::patch));
            table.add(Route.of("DELETE", collection + "/{name}", items::delete));
            table.add(Route.of("GET", collection + "/{name}/-accessreport", items::accessReport));
            table.add(Route.of("GET", collection + "/{name}/-eventlog", items::eventLog));
        }
        return List.copyOf(table);
    }

    /** Answers a request, faults included. */
    Answer answer(String method, HttpUrl url, @Nullable String authorization, String body) {
        try {
            return route(method, url, authorization, body);
        } catch (ApiFault fault) {
            return Answer.json(fault.status(), fault.document());
        }
    }

    private Answer route(String method, HttpUrl url, @Nullable String authorization, String body) {
        List<String> segments = new ArrayList<>(url.pathSegments());
        segments.removeIf(String::isEmpty);
        String path = "/" + String.join("/", segments);
        Principal principal = access.principal(authorization);
        if (principal == null) {
            if (!path.equals(DISCOVERY)) {
                throw ApiFault.unauthorized();
            }
            principal = new Principal("", "", false);
        }
        boolean known = false;
        for (Route route : table) {
            Map<String, String> variables = route.match(segments);
            if (variables != null && route.method().equals(method)) {
                return route.handler().answer(new Call(path, url, variables, body, principal));
            }
            known |= variables != null;
        }
        throw known ? ApiFault.notAllowed(method + " is not allowed on " + path) : ApiFault.notFound(path);
    }
}
