/* SPDX-License-Identifier: Apache-2.0 */
/** The pipeline, its layers, and the transport. Internal: it may change in any release. */
@NullMarked
package io.cplnprefect.core.internal;

import org.jspecify.annotations.NullMarked;
