/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.List;

/** The endpoints of the billing service. Each org that the emulator starts with has an account with its name as the id. */
public final class BillingEndpoints {
    private static final String ACCOUNT = "/account";

    private final Store store;
    private final Access access;
    private final Seed seed;
    private final Pages pages;

    /** Creates the endpoints over a store. */
    public BillingEndpoints(Store store, Access access, Seed seed, Pages pages) {
        this.store = store;
        this.access = access;
        this.seed = seed;
        this.pages = pages;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ACCOUNT, this::list),
                Route.of("GET", ACCOUNT + "/{account}", this::read),
                Route.of("POST", ACCOUNT + "/{account}/org", this::createOrg));
    }

    private ApiResponse list(ApiRequest request) {
        List<ObjectNode> own = List.of(account(request.principal().org()));
        return ApiResponse.json(pages.list("account", Listing.of(own), ACCOUNT, request.parameter("next")));
    }

    private ApiResponse read(ApiRequest request) {
        return ApiResponse.json(account(ownAccount(request)));
    }

    /** Creates an org, to which the tokens with all permissions in the org of the account have access. */
    private ApiResponse createOrg(ApiRequest request) {
        String account = ownAccount(request);
        if (request.principal().link() != null) {
            throw ApiException.forbidden("The token cannot create an org in account " + account);
        }
        JsonNode org = request.body().path("org");
        String name = org.path("name").asText();
        if (!name.matches("[a-z][-a-z0-9]*[a-z0-9]")) {
            throw ApiException.badRequest("org.name must be a name of lower-case letters, digits and hyphens");
        }
        if (request.body().path("invitees").isEmpty()) {
            throw ApiException.badRequest("invitees must have an element");
        }
        String link = Links.org(name);
        if (store.find(link) != null) {
            throw ApiException.conflict(link + " already exists");
        }
        seed.org(name);
        String description = org.path("description").asText(name);
        store.put(link, store.require(link).put("description", description));
        access.add(name, account);
        return ApiResponse.created(link);
    }

    private static String ownAccount(ApiRequest request) {
        String account = request.variable("account");
        if (!account.equals(request.principal().org())) {
            throw ApiException.notFound(ACCOUNT + "/" + account);
        }
        return account;
    }

    private static ObjectNode account(String id) {
        ObjectNode account = Json.object().put("kind", "account").put("id", id).put("name", id);
        Links.add(account.putArray("links"), "self", ACCOUNT + "/" + id);
        return account;
    }
}
