package org.jixiaoflow.cli.demo;

import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** A form of the document, ready to be filed. */
record DemoForm(FormId id, @Nullable String department, FormContent content) {}
