/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.secret.OpaqueSecret;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKey;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKeys;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of the service account of a stack, and the secret that stores it. Control Plane returns a key only once, when it is created;
 * it is never part of a manifest, plan, report or log.
 */
final class WorkerKey {

    private static final String DESCRIPTION = "Key of the Prefect worker";

    private final OrgScope org;
    private final PrefectStack stack;
    private final String account;
    private final String name;

    WorkerKey(OrgScope org, PrefectStack stack) {
        this.org = org;
        this.stack = stack;
        this.account = StackNames.serviceAccount(stack);
        this.name = StackNames.keySecret(stack);
    }

    /** Returns the link of the secret. */
    String object() {
        return "/org/" + org.name() + "/secret/" + name;
    }

    /** Returns what {@link #ensure()} would do. */
    Action plan() {
        if (secret() == null) {
            return Action.CREATE;
        }
        return hasKey() ? Action.UNCHANGED : Action.UPDATE;
    }

    /** Stores a new key, unless the secret exists and the service account has a key. */
    Result ensure() {
        Action action = plan();
        if (action == Action.UNCHANGED) {
            return Result.UNCHANGED;
        }
        removeLostKeys();
        ServiceAccountKeys keys = org.serviceAccountKeys(account);
        ServiceAccountKey key = keys.add(DESCRIPTION).execute();
        Map<String, String> data = Map.of("encoding", "plain", "payload", Objects.requireNonNull(key.key()));
        if (action == Action.UPDATE) {
            org.secrets().patch(name, Patch.empty().set("data", data)).execute();
            return Result.UPDATED;
        }
        org.secrets()
                .create(SecretDocument.builder()
                        .name(name)
                        .description(DESCRIPTION)
                        .tags(StackNames.tags(stack))
                        .type(SecretType.OPAQUE)
                        .data(data)
                        .build())
                .execute();
        return Result.CREATED;
    }

    /** Returns the stored key, or null if the secret does not exist or is empty. */
    @Nullable
    Secret read() {
        try {
            Object data = org.secrets().reveal(name).execute().data();
            String payload = data instanceof OpaqueSecret opaque ? opaque.payload() : null;
            return payload == null ? null : Secret.of(payload);
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    /** Returns the secret without its data, or null if it does not exist. */
    @Nullable
    SecretDocument secret() {
        try {
            return org.secrets().get(name).execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    /** Deletes the secret if it belongs to the stack. */
    Result delete() throws InterruptedException {
        SecretDocument secret = secret();
        if (secret == null) {
            return Result.ABSENT;
        }
        if (!StackNames.isOf(stack, secret.tags())) {
            return Result.UNCHANGED;
        }
        org.secrets().delete(name).execute();
        org.secrets().untilGone(name).await();
        return Result.DELETED;
    }

    private boolean hasKey() {
        try {
            return !account().keys().isEmpty();
        } catch (ServiceException.NotFound missing) {
            return false;
        }
    }

    /** Removes the keys of applications that ended before they had stored them. */
    private void removeLostKeys() {
        for (ServiceAccountKey key : account().keys()) {
            if (DESCRIPTION.equals(key.description()) && key.name() != null) {
                org.serviceAccountKeys(account).remove(key.name()).execute();
            }
        }
    }

    private ServiceAccount account() {
        return org.resource(Kinds.SERVICE_ACCOUNT).get(account).execute();
    }
}
