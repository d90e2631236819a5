/* SPDX-License-Identifier: Apache-2.0 */
/** Events: what happened to resources. */
@NullMarked
package io.cplnprefect.prefect.event;

import org.jspecify.annotations.NullMarked;
