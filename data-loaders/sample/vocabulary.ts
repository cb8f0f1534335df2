/** What one occupation group works on. Invented for the sample; the two-digit codes are SOC major groups. */
export interface Field {
  code: string;
  title: string;
  roles: string[];
  objects: string[];
  settings: string[];
}

const field = (code: string, title: string, roles: string, objects: string, settings: string): Field => ({
  code,
  title,
  roles: roles.split("; "),
  objects: objects.split("; "),
  settings: settings.split("; ")
});

export const fields: readonly Field[] = [
  field(
    "11",
    "Management",
    "Branch Coordinators; Programme Directors; Facility Leads",
    "quarterly budgets; staffing plans; supplier agreements; branch performance figures; succession plans; board papers",
    "for regional offices; across several sites; during reorganisations; for new business units"
  ),
  field(
    "13",
    "Business and Financial Operations",
    "Ledger Examiners; Tender Officers; Levy Advisers",
    'cash-flow forecasts; insurance claims; tender documents; expense reports; "what if" cost models; payroll records',
    "for mid-sized firms; at year end; under new tax rules; for clients' portfolios"
  ),
  field(
    "15",
    "Computer and Mathematical",
    "Query Engineers; Release Engineers; Model Analysts",
    "database queries; web interfaces; error logs; unit tests; network settings; statistical models; deployment scripts",
    "for internal tools; in test environments; on shared servers; for mobile users"
  ),
  field(
    "17",
    "Architecture and Engineering",
    "Load Analysts; Layout Drafters; Prototype Engineers",
    'bridge drawings; load calculations; circuit layouts; "as found" site plans; pump specifications; prototype parts',
    "for public works; under design codes; with tolerances < 0.5 mm; before field trials"
  ),
  field(
    "19",
    "Life, Physical, and Social Science",
    "Assay Scientists; Opinion Researchers; Habitat Analysts",
    "soil samples; survey responses; assay results; field notebooks; climate records; specimen catalogues",
    "in laboratory settings; across study regions; with p-values < 0.05; for peer review"
  ),
  field(
    "21",
    "Community and Social Service",
    "Outreach Workers; Intake Counsellors; Family Liaisons",
    "case notes; referral letters; family support plans; group session outlines; housing applications; crisis contacts",
    "for low-income households; in community centres; with partner agencies; for young adults"
  ),
  field(
    "23",
    "Legal",
    "Clause Reviewers; Docket Clerks; Mediation Aides",
    "contract clauses; witness summaries; filing calendars; licence agreements; case digests; settlement drafts",
    "for small claims; under tenancy law; before hearings; in cross-border disputes"
  ),
  field(
    "25",
    "Educational Instruction and Library",
    "Course Tutors; Reading Coaches; Archive Librarians",
    "lesson outlines; practice quizzes; reading lists; grading rubrics; laboratory exercises; thesis feedback; study guides",
    "for evening classes; in secondary schools; for first-year students; with mixed-ability groups"
  ),
  field(
    "27",
    "Arts, Design, Entertainment, Sports, and Media",
    "Story Editors; Layout Artists; Broadcast Writers",
    "short scripts; poster layouts; interview questions; song lyrics; photo captions; storyboards; press releases",
    "for local stations; in print and online; on tight deadlines; for children's programmes"
  ),
  field(
    "29",
    "Healthcare Practitioners and Technical",
    "Ward Clinicians; Dosage Technicians; Imaging Technologists",
    "dosage tables; discharge summaries; imaging requests; diet plans; symptom histories; consent forms",
    "for outpatients; on night shifts; in rural clinics; under infection rules"
  ),
  field(
    "31",
    "Healthcare Support",
    "Ward Aides; Mobility Assistants; Records Aides",
    "appointment slips; mobility logs; linen inventories; vital-sign charts; supply requests; intake questionnaires",
    "in care homes; for home visits; between appointments; beside trained staff"
  ),
  field(
    "33",
    "Protective Service",
    "Patrol Planners; Alarm Operators; Fire-Safety Checkers",
    "patrol rosters; incident reports; evacuation maps; alarm records; evidence labels; inspection checklists",
    "at public events; in transit stations; for night watches; after emergencies"
  ),
  field(
    "35",
    "Food Preparation and Serving",
    "Menu Planners; Counter Leads; Banquet Cooks",
    "seasonal menus; portion sizes; allergen lists; recipe cards; kitchen rotas; supplier orders",
    "for large banquets; in school canteens; with local produce; at peak hours"
  ),
  field(
    "37",
    "Building and Grounds Cleaning and Maintenance",
    "Grounds Planners; Turf Keepers; Cleaning Supervisors",
    "planting schedules; cleaning routines; irrigation timers; waste logs; mower parts; pest treatments",
    "around office parks; in public gardens; after heavy rain; for sports grounds"
  ),
  field(
    "39",
    "Personal Care and Service",
    "Travel Hosts; Fitness Guides; Pet Trainers",
    "exercise routines; travel itineraries; grooming notes; activity calendars; guest preferences; training diaries",
    "for older guests; on day trips; in wellness studios; for nervous beginners"
  ),
  field(
    "41",
    "Sales and Related",
    "Territory Sellers; Listing Agents; Account Planners",
    "product descriptions; price quotations; customer enquiries; sales pitches; loyalty offers; market comparisons",
    "for online shops; at trade fairs; for repeat buyers; in property listings"
  ),
  field(
    "43",
    "Office and Administrative Support",
    "Mailroom Clerks; Booking Clerks; Records Keepers",
    "meeting minutes; form letters; delivery records; spreadsheet totals; filing indexes; travel bookings",
    "for busy departments; in shared inboxes; by end of day; with terms & conditions attached"
  ),
  field(
    "45",
    "Farming, Fishing, and Forestry",
    "Orchard Planners; Harvest Graders; Hatchery Keepers",
    "crop rotations; harvest estimates; feed mixtures; timber tallies; catch reports; seed inventories",
    "on small holdings; in dry seasons; along protected coasts; for co-operatives"
  ),
  field(
    "47",
    "Construction and Extraction",
    "Scaffold Planners; Site Surveyors; Paving Leads",
    "scaffold plans; concrete orders; wiring diagrams; site diaries; roof measurements; drilling logs",
    "on sloping ground; for housing blocks; in winter conditions; beside live traffic"
  ),
  field(
    "49",
    "Installation, Maintenance, and Repair",
    "Fault Finders; Lift Mechanics; Meter Fitters",
    "fault codes; service manuals; brake assemblies; boiler readings; spare-part lists; calibration sheets",
    "on older models; in customers' homes; before safety tests; for fleet vehicles"
  ),
  field(
    "51",
    "Production",
    "Mould Setters; Batch Operators; Seam Inspectors",
    "machine settings; batch records; sewing patterns; quality samples; mould designs; packaging lines",
    "on night runs; for export orders; with scrap < 2 percent; after tool changes"
  ),
  field(
    "53",
    "Transportation and Material Moving",
    "Route Planners; Dock Controllers; Cargo Checkers",
    "route plans; cargo manifests; fuel logs; loading diagrams; driver rotas; customs papers",
    "for overnight freight; at border crossings; in crowded depots; on coastal lines"
  )
];

/** What is done with them. */
export const verbs =
  "draft revise compare summarise check translate classify organise explain estimate verify prepare redesign review correct outline simplify extract reconcile illustrate annotate schedule test convert troubleshoot interpret document condense evaluate adapt".split(
    " "
  );

/** How, in a few words: empty as often as not. */
export const manners =
  "; ; ; ; carefully; in plain language; step by step; from rough notes; using templates; by hand and by software; from earlier versions; with worked examples"
    .split("; ")
    .map((text) => text.trim());

/** What for. */
export const purposes =
  "to spot errors early; to shorten waiting times; to meet reporting duties; to guide new colleagues; to support a decision; to answer common questions; to prepare a presentation; to find cheaper alternatives; to keep records consistent; to improve readability; to document changes; to plan the next season; to reduce waste; to settle disagreements; to train apprentices; to satisfy auditors; to follow the project's schedule; to reach wider audiences; to protect sensitive details; to combine several sources".split(
    "; "
  );

/** Beginnings and ends of request cluster names. */
export const helps =
  "Help with; Assist with; Provide guidance on; Work through; Produce; Improve; Debug and refine; Answer questions about".split(
    "; "
  );
