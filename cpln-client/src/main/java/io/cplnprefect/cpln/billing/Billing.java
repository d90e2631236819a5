/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.internal.Names;
import java.util.List;

/**
 * The billing service: accounts, and the organizations that belong to them. Immutable and thread-safe. The documents of the service
 * are not published, and are returned as they are.
 */
public final class Billing {

    private static final Endpoint ACCOUNTS = Endpoint.of("GET", "/account");
    private static final Endpoint CREATE_ORG = Endpoint.of("POST", "/account/{account}/org");

    private final PlatformService service;

    /**
     * Creates the access to the service. Nothing is sent.
     *
     * @param service the billing service
     */
    public Billing(PlatformService service) {
        this.service = service;
    }

    /**
     * Returns a call that reads the accounts that the token can view.
     *
     * @return the call
     */
    public ApiCall<JsonNode> accounts() {
        return service.call(connection -> connection.call(ACCOUNTS, "/account", null, JsonNode.class));
    }

    /**
     * Returns a call that creates an organization in an account.
     *
     * @param account id of the account
     * @param name name of the organization
     * @param description description of the organization
     * @param invitees email addresses of users to invite as superusers; may be empty
     * @return the call
     * @throws io.cplnprefect.core.error.UsageException if a name is invalid
     */
    public ApiCall<JsonNode> createOrg(String account, String name, String description, List<String> invitees) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("org").put("name", Names.require("org", name)).put("description", description);
        ArrayNode emails = body.putArray("invitees");
        invitees.forEach(emails::add);
        String path = "/account/" + Names.require("account", account) + "/org";
        return service.call(connection -> connection.call(CREATE_ORG, path, body, JsonNode.class));
    }
}
