/** The way of a form from its department to a reviewer and back, by generated clients alone. Prints what it was told as JSON. */
import * as notification from '../../../target/typescript/notification';
import * as review from '../../../target/typescript/review';
import * as scoring from '../../../target/typescript/scoring';
import * as submission from '../../../target/typescript/submission';

declare const process: { env: Record<string, string | undefined>; exitCode?: number };

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is missing`);
  }
  return value;
}

function content(): submission.FormContent {
  return {
    departmentName: '民政局',
    annualGoals: [{ text: '按时足额发放各类救助资金，保障困难群众基本生活' }],
    indicators: [
      indicator('产出指标', '数量指标', '救助人数', '4200', '人', 30),
      indicator('产出指标', '时效指标', '资金发放及时率', '98', '%', 20),
      indicator('效益指标', '社会效益指标', '困难群众应保尽保率', '98', '%', 30),
      indicator('满意度指标', '服务对象满意度指标', '救助对象满意度', '90', '%', 10),
    ],
  };
}

function indicator(
  level1: string, level2: string, name: string, target: string, unit: string, weight: number): submission.Indicator {
  return {
    level1, level2, name, target, unit, weight,
    operator: submission.Operator.Ge,
    direction: submission.Direction.Positive,
  };
}

async function code(refused: Promise<unknown>): Promise<string> {
  try {
    await refused;
    return 'NONE';
  } catch (e) {
    if (e instanceof review.ResponseError) {
      return review.ProblemFromJSON(await e.response.json()).code;
    }
    throw e;
  }
}

async function way(): Promise<Record<string, unknown>> {
  const formId = given('FORM');
  const clerk = given('CLERK');
  const reviewer = given('REVIEWER');
  const forms = new submission.FormsApi(
    new submission.Configuration({ basePath: given('SUBMISSION'), accessToken: clerk }));
  const atDesk = new review.Configuration({ basePath: given('REVIEW'), accessToken: reviewer });
  const decisions = new review.DecisionsApi(atDesk);

  const saved = await forms.saveForm({
    formId,
    ifNoneMatch: '*',
    formChange: {
      content: content(),
      explanations: [
        { code: 'V06', path: '', text: '本年无质量、成本方面的任务' },
        { code: 'V07', path: '', text: '部门任务单一' },
      ],
    },
  });
  const submitted = await forms.submitForm({ formId, ifMatch: `"${saved.version}"` });
  const sheet = await new review.FormsApi(atDesk).getForm({ formId, atLeast: submitted.version });
  const returned = await decisions.decide({
    formId,
    decisionRequest: {
      trigger: review.DecisionTrigger.Return,
      expectedVersion: submitted.version,
      comments: [{ text: '请写明测算依据', path: '/indicators/i1/target' }],
    },
  });
  const details = await forms.getForm({ formId, atLeast: returned.version });
  const scores = await new scoring.ScoresApi(
    new scoring.Configuration({ basePath: given('SCORING'), accessToken: reviewer }))
    .listScores({ year: 2037 });
  const preference = await new notification.PreferencesApi(
    new notification.Configuration({ basePath: given('NOTIFICATION'), accessToken: reviewer }))
    .getPreference();
  return {
    saved: saved.status,
    submitted: submitted.state,
    shown: sheet.content?.indicators?.map((each) => each.name),
    decidedAt: returned.decidedAt instanceof Date,
    returned: details.form.state,
    comments: details.comments.map((each) => each.text),
    again: await code(decisions.decide({
      formId,
      decisionRequest: { trigger: review.DecisionTrigger.Pass, expectedVersion: submitted.version },
    })),
    scores: scores.items.length,
    language: preference.language,
  };
}

way().then(
  (told) => console.log(JSON.stringify(told)),
  (e) => {
    console.error(e);
    process.exitCode = 1;
  });
