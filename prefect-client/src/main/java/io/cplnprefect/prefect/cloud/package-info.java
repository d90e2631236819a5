/* SPDX-License-Identifier: Apache-2.0 */
/** Prefect Cloud outside of a workspace: keys and workspaces. */
@NullMarked
package io.cplnprefect.prefect.cloud;

import org.jspecify.annotations.NullMarked;
