/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import io.cplnprefect.testkit.prefect.internal.artifact.ArtifactRoutes;
import io.cplnprefect.testkit.prefect.internal.automation.AutomationRoutes;
import io.cplnprefect.testkit.prefect.internal.automation.TemplateRoutes;
import io.cplnprefect.testkit.prefect.internal.block.BlockDocumentRoutes;
import io.cplnprefect.testkit.prefect.internal.block.BlockDocuments;
import io.cplnprefect.testkit.prefect.internal.block.BlockSchemaRoutes;
import io.cplnprefect.testkit.prefect.internal.block.BlockTypeRoutes;
import io.cplnprefect.testkit.prefect.internal.concurrency.ConcurrencyLimits;
import io.cplnprefect.testkit.prefect.internal.concurrency.GlobalLimitRoutes;
import io.cplnprefect.testkit.prefect.internal.concurrency.SlotRoutes;
import io.cplnprefect.testkit.prefect.internal.concurrency.TagLimitRoutes;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.notification.NotificationPolicyRoutes;
import io.cplnprefect.testkit.prefect.internal.search.SavedSearchRoutes;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.variable.VariableRoutes;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;

/** The routes of objects beside flows and their runs: variables, blocks, limits, artifacts, searches, policies and automations. */
final class CatalogRoutes {
    private CatalogRoutes() {}

    static void add(Routes routes, Store store, Filters filters, ConcurrencyLimits limits) {
        new VariableRoutes(store).add(routes);
        BlockDocuments documents = new BlockDocuments(store);
        new BlockTypeRoutes(store, documents).add(routes);
        new BlockSchemaRoutes(store, documents).add(routes);
        new BlockDocumentRoutes(store, documents).add(routes);
        new SlotRoutes(store, limits).add(routes);
        new TagLimitRoutes(store, limits).add(routes);
        new GlobalLimitRoutes(store, limits).add(routes);
        new ArtifactRoutes(store, filters).add(routes);
        new SavedSearchRoutes(store).add(routes);
        new NotificationPolicyRoutes(store).add(routes);
        new AutomationRoutes(store).add(routes);
        TemplateRoutes.add(routes);
    }
}
