/* SPDX-License-Identifier: Apache-2.0 */
/** The layers of the pipeline. Nothing here is for users; it changes without notice. */
@NullMarked
package io.cplnprefect.core.internal;

import org.jspecify.annotations.NullMarked;
