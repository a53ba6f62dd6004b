"""What work English titles are about: words for people at work and for fields of work."""

from collections.abc import Mapping

from inroad.method.people import Function

PROFESSIONS: Mapping[Function, str] = {
    "engineering": """
    engineer, eng, developer, programmer, architect, devops, sre, sysadmin, software engineer,
    qa, tester, technician, electrician, mechanic, machinist, welder, plumber, coder, foreman,
    network administrator, system administrator, solutions architect
    """,
    "data": """
    data scientist, data engineer, data analyst, analytics engineer, machine learning engineer, ml
    engineer, ai engineer, statistician, data architect, bi analyst, bi developer, database
    administrator, dba
    """,
    "design": """
    designer, illustrator, ux researcher, photographer, animator, artist, filmmaker, musician
    """,
    "research": """
    researcher, scientist, biologist, chemist, physicist, postdoc, postdoctoral, research
    assistant, research associate, research fellow, economist
    """,
    "operations": """
    operator, assembler, packer, loader, picker, dispatcher, machine operator, warehouse
    worker, forklift driver, buyer, planner
    """,
    "sales": """
    salesperson, salesman, saleswoman, sales engineer, account executive, seller, sales
    executive, sdr, bdr, cashier, shop assistant
    """,
    "marketing": "marketer, marketeer",
    "finance": """
    accountant, auditor, bookkeeper, treasurer, actuary, underwriter, banker, financial
    analyst, tax advisor, cpa, investor
    """,
    "legal": """
    lawyer, attorney, counsel, paralegal, solicitor, barrister, judge, notary
    """,
    "support": """
    support engineer,
    support representative
    """,
    "health": """
    nurse, physician, doctor, surgeon, dentist, pharmacist, therapist, midwife, paramedic,
    psychologist, veterinarian, carer, caregiver, radiologist, psychiatrist
    """,
    "education": """
    teacher, lecturer, tutor, headteacher, educator, school principal, instructor, headmaster,
    headmistress, deputy headteacher
    """,
    "administration": """
    secretary, receptionist, clerk, administrative assistant, typist
    """,
    "trading": "trader",
    "consulting": "consultant, management consultant",
    "communication": """
    journalist, copywriter, writer, editor, reporter, translator, interpreter, spokesperson,
    author
    """,
    "recruiting": """
    recruiter, sourcer, headhunter, talent scout
    """,
    "other": """
    sous chef, pastry chef, line chef, private chef, cook, waiter, waitress, driver, pilot,
    coach, social worker, firefighter, police officer, soldier, farmer
    """,
}

FIELDS: Mapping[Function, str] = {
    "engineering": """
    engineering, software, technology, technical, tech, it, infrastructure, security,
    cybersecurity, cloud, platform, frontend, backend, mobile, electrical, mechanical,
    construction, site reliability, information technology, web, firmware
    """,
    "data": """
    business intelligence, data analytics, data, analytics, machine learning, ai, ml, artificial
    intelligence, data platform, data science, deep learning, insights, bi
    """,
    "product": """
    product, products, product management, project, projects, program, programme, pmo, scrum,
    agile, project management
    """,
    "design": """
    design, ux, ui, creative, user experience, visual, brand design
    """,
    "research": """
    research, r d, science, lab, laboratory, clinical research, scientific
    """,
    "operations": """
    operations, ops, supply chain, logistics, procurement, purchasing, manufacturing,
    production, warehouse, facilities, quality, maintenance, sourcing, fleet, inventory, plant
    """,
    "sales": """
    sales, business development, account, accounts, commercial, retail, store, partnerships,
    go to market, presales, revenue
    """,
    "marketing": """
    marketing, growth, seo, brand, advertising, social media, content, demand generation
    """,
    "finance": """
    equity research, finance, financial, accounting, tax, audit, treasury, payroll, credit, risk,
    investment, investments, cash, controlling, fp a, private equity, venture capital, banking,
    insurance, actuarial
    """,
    "legal": """
    legal, compliance, privacy, regulatory, contracts, intellectual property, law
    """,
    "people": """
    people, hr, human resources, talent, learning and development, people operations,
    compensation, benefits, diversity, employee experience, organisational development,
    organizational development, workforce, culture
    """,
    "recruiting": """
    recruiting, recruitment, talent acquisition, hiring, head of talent
    """,
    "support": """
    it support, technical support, service desk, help desk, helpdesk, customer support, customer
    service, support, customer success, customer experience, customer care, client services
    """,
    "health": """
    health, healthcare, medical, clinical, nursing, care, patient, pharmacy, icu
    """,
    "education": """
    education, teaching, academic, curriculum, school, faculty, learning
    """,
    "administration": """
    administration, administrative, admin, office
    """,
    "trading": """
    trading, derivatives, equities, trading desk, commodities, fixed income, fx
    """,
    "consulting": "consulting, advisory",
    "communication": """
    communications, communication, public relations, pr, media relations, public affairs,
    press, journalism, editorial, media, copy
    """,
    "general": "general management",
}
