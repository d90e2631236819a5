/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;

/** The agents of an organization. Immutable and thread-safe. */
public final class Agents extends Resource<Agent> {

    private static final String AGENT = "/agent";

    private final Scope org;

    /**
     * Creates the agents of an organization. Nothing is sent.
     *
     * @param org the organization
     * @param kind the kind of agents
     */
    public Agents(Scope org, OrgKind<Agent> kind) {
        super(org, kind);
        this.org = org;
    }

    /**
     * Returns a call that creates an agent and returns it with the settings with which it registers
     * ({@link AgentStatus#bootstrapConfig()}), which no other response contains. Therefore it is not retried after a failure that
     * leaves its effect unknown.
     *
     * @param agent the agent
     * @return the call; status 409 if the name exists
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<Agent> register(Agent agent) {
        Names.require("agent", agent.name());
        ObjectNode body = org.connection().mapper().createObjectNode().put("kind", "agent");
        body.setAll(org.connection().mapper().<ObjectNode>valueToTree(agent));
        return org.connection()
                .call(
                        Endpoint.of("POST", org.template() + AGENT).withSensitiveResponse(),
                        org.path() + AGENT,
                        body,
                        Agent.class);
    }

    /**
     * Returns a call that reads the connection of an agent.
     *
     * @param name name of the agent
     * @return the call; status 404 if the agent does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<AgentInfo> info(String name) {
        return org.connection()
                .call(
                        Endpoint.of("GET", org.template() + AGENT + "/{name}/-info"),
                        org.path() + AGENT + "/" + Names.require("agent", name) + "/-info",
                        null,
                        AgentInfo.class);
    }
}
