package org.jixiaoflow.review.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.TableFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What anybody may read")
class PublicControllerTest {

    @Test
    @DisplayName("is nothing while the journal is read again, for what was withheld would be public once more")
    void refilling() {
        var publications = mock(PublicForms.class);
        var forms = mock(FormLists.class);
        when(forms.reflects()).thenReturn(new AsOf(null, Map.of(), true));
        var controller = new PublicController(publications, mock(), mock(), forms);
        var form = "231083-2022-OBJECTIVE-civil-affairs";

        assertThat(Stream.<ThrowingCallable>of(
                                () -> controller.regions(Locale.CHINESE),
                                () -> controller.list("231083", 2022, null, null, Paging.first()),
                                () -> controller.file("231083", 2022, null, null, TableFile.CSV, Locale.CHINESE),
                                () -> controller.revision(form, 1),
                                () -> controller.document(form, 1))
                        .map(asked -> catchThrowableOfType(Problem.class, asked).code()))
                .containsOnly("OUT_OF_REACH");
        verifyNoInteractions(publications);
    }
}
