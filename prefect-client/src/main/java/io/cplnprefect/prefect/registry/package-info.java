/* SPDX-License-Identifier: Apache-2.0 */
/** The registry of integrations: which types of workers and blocks exist. */
@NullMarked
package io.cplnprefect.prefect.registry;

import org.jspecify.annotations.NullMarked;
