"""English titles."""

from inroad.language.titles.english_work import FIELDS, PROFESSIONS
from inroad.language.titles.lexicon import Lexicon
from inroad.method.people import Seniority as Grade

WORDS = Lexicon(
    ranks={
        Grade.LEAD: """
        team lead, team leader, teamlead, supervisor, foreman, forewoman, foreperson, shift
        leader, squad lead, crew leader, group leader, duty manager, shift manager
        """,
        Grade.MANAGER: """
        manager, mgr, mngr, superintendent, officer in charge, warden
        """,
        Grade.DIRECTOR: """
        director, dir, vice president, vp, svp, evp, senior vp, vice pres, head of, head, dean,
        deputy head, rvp, avp of, headteacher, headmaster, headmistress
        """,
        Grade.EXECUTIVE: """
        chief, president, pres, managing director, md, managing partner, senior partner, executive
        director, chairman, chairwoman, chairperson, chair, mayor
        """,
    },
    steps={
        Grade.TRAINEE: """
        intern, internship, trainee, apprentice, apprenticeship, working student, student
        assistant, student worker, co op student, student, undergraduate, graduand, phd candidate,
        doctoral candidate, summer analyst, summer associate
        """,
        Grade.JUNIOR: """
        junior, jr, jnr, entry level, graduate, associate product manager, associate software
        engineer, associate engineer, associate consultant, assistant product manager, assistant
        project manager
        """,
        Grade.SENIOR: """
        senior, sr, snr, staff, principal, distinguished, expert, fellow, senior staff, master
        """,
        Grade.LEAD: "lead, leader, leading",
    },
    named={
        # First those who are called manager and manage a thing; then those who sound like more,
        # or like less, than they are; then chief officers and owners.
        (Grade.WORKER, "product", 0.2): """
        product manager, products manager, product mgr, pm, apm, product lead, project manager,
        project mgr, projects manager, program manager, programme manager, delivery manager,
        project leader, project lead, release manager, scrum master, agile coach, change manager,
        transition manager
        """,
        (Grade.WORKER, "product", 0.15): "product owner",
        (Grade.WORKER, "sales", 0.2): """
        account manager, account mgr, accounts manager, partner manager, partnership manager,
        partnerships manager, channel manager, channel partner manager, alliance manager,
        territory manager, relationship manager, business development manager, bdm, bid manager,
        proposal manager, category manager, renewals manager
        """,
        (Grade.WORKER, "support", 0.2): """
        customer success manager, csm, customer experience manager, onboarding manager, incident
        manager, problem manager, escalation manager, implementation manager, technical account
        manager
        """,
        (Grade.WORKER, "other", 0.15): """
        case manager, property manager, stage manager, leasing manager, records manager
        """,
        (Grade.WORKER, "administration", 0.2): "office manager",
        (Grade.WORKER, "communication", 0.2): "community manager",
        (Grade.WORKER, "marketing", 0.2): """
        product marketing manager, social media manager, content manager, campaign manager, brand
        manager, seo manager, event manager, events manager, crm manager
        """,
        (Grade.WORKER, "finance", 0.25): """
        portfolio manager, fund manager, asset manager, wealth manager, investment manager,
        financial controller, controller, treasury manager
        """,
        (Grade.WORKER, "data", 0.2): """
        data manager, database manager, knowledge manager
        """,
        (Grade.WORKER, "engineering", 0.2): """
        configuration manager, network manager, systems manager, test manager
        """,
        (Grade.WORKER, "legal", 0.15): """
        contract manager, contracts manager, grants manager
        """,
        (Grade.WORKER, "research", 0.2): "clinical trial manager, study manager",
        (Grade.LEAD, "", 0.35): """
        assistant manager, asst manager, deputy manager
        """,
        (Grade.MANAGER, "product", None): """
        group product manager, head of product, director of product
        """,
        (Grade.SENIOR, "general", 0.3): "chief of staff",
        (Grade.SENIOR, "engineering", 0.3): "chief engineer, chief architect",
        (Grade.SENIOR, "research", 0.35): "chief scientist",
        (Grade.MANAGER, "finance", None): "chief accountant",
        (Grade.DIRECTOR, "health", None): """
        chief physician, chief medical director
        """,
        (Grade.LEAD, "health", 0.35): """
        head nurse, charge nurse, nurse manager, ward sister
        """,
        (Grade.WORKER, "health", None): """
        staff nurse, ward clerk, staff physician, nurse practitioner
        """,
        (Grade.WORKER, "communication", None): "staff writer",
        (Grade.WORKER, "finance", None): "staff accountant",
        (Grade.LEAD, "other", None): "staff sergeant",
        (Grade.LEAD, "other", 0.35): """
        head chef, executive chef, head coach, head waiter
        """,
        (Grade.SENIOR, "engineering", None): "master electrician, master plumber",
        (Grade.WORKER, "data", None): "master data",
        (Grade.WORKER, "recruiting", None): """
        headhunter, executive search, talent acquisition partner, recruiting partner, intern
        coordinator, internship coordinator
        """,
        (Grade.WORKER, "sales", None): """
        lead generation, lead gen, leads, channel partner, solution partner, partner engineer,
        partner marketing
        """,
        (Grade.WORKER, "", None): "headline, headquarters, head office",
        (Grade.SENIOR, "sales", 0.3): "account director, client director",
        (Grade.SENIOR, "design", 0.2): """
        art director, director of photography, film director, associate creative director, music
        director, casting director
        """,
        (Grade.DIRECTOR, "design", None): "creative director, design director",
        (Grade.WORKER, "other", 0.2): "funeral director",
        (Grade.MANAGER, "", 0.5): """
        assistant director, avp, assistant vice president, asst vice president, assistant vp
        """,
        (Grade.EXECUTIVE, "general", 0.3): """
        board member, member of the board, non executive director, nonexecutive director, ned,
        board director, board observer, trustee, independent director, advisory board
        """,
        (Grade.WORKER, "people", 0.1): """
        people partner, talent partner, hr partner, hrbp, hr business partner, people business
        partner, human resources business partner
        """,
        (Grade.WORKER, "", 0.1): "business partner",
        (Grade.DIRECTOR, "general", None): """
        general manager, gm, country manager, country head
        """,
        (Grade.EXECUTIVE, "", None): """
        partner, equity partner, founding partner, chief happiness officer, chief executive
        """,
        (Grade.DIRECTOR, "consulting", None): "associate partner",
        (Grade.SENIOR, "education", 0.2): """
        professor, associate professor, assistant professor, adjunct professor, reader
        """,
        (Grade.WORKER, "education", None): """
        student advisor, student adviser, student counselor, student counsellor, student affairs,
        student services, student success
        """,
        (Grade.TRAINEE, "research", None): """
        phd student, doctoral student, doctoral researcher
        """,
        (Grade.EXECUTIVE, "general", 0.9): """
        ceo, chief executive, chief executive officer, founder, cofounder, co founder, owner, co
        owner, business owner, entrepreneur, proprietor, president and ceo, solopreneur
        """,
        (Grade.EXECUTIVE, "engineering", None): """
        cto, chief technology officer, chief technical officer, cio, chief information officer,
        ciso, chief information security officer
        """,
        (Grade.EXECUTIVE, "finance", None): """
        cfo, chief financial officer, chief finance officer
        """,
        (Grade.EXECUTIVE, "sales", None): """
        cro, chief revenue officer, cso, chief sales officer, chief commercial officer, cco
        """,
        (Grade.EXECUTIVE, "operations", None): """
        coo, chief operating officer, chief operations officer
        """,
        (Grade.EXECUTIVE, "marketing", None): "cmo, chief marketing officer",
        (Grade.EXECUTIVE, "product", None): "cpo, chief product officer",
        (Grade.EXECUTIVE, "data", None): """
        cdo, chief data officer, chief analytics officer
        """,
        (Grade.EXECUTIVE, "people", None): """
        chro, chief people officer, chief human resources officer
        """,
        (Grade.EXECUTIVE, "legal", None): """
        clo, chief legal officer, general counsel
        """,
        (Grade.WORKER, "operations", None): "process owner, system owner",
    },
    alone={
        (Grade.DIRECTOR, "", 0.5): "principal",
        (Grade.WORKER, "other", None): "chef",
        (Grade.WORKER, "", None): "staff, master",
    },
    professions=PROFESSIONS,
    fields=FIELDS,
    workers="""
    employee, worker, specialist, analyst, assistant, associate, representative, agent, officer,
    coordinator, administrator, adviser, advisor, executive, operator, strategist, planner,
    freelance, freelancer, self employed, contractor, member, volunteer, generalist, inspector,
    technologist, buyer, expert, assembler, installer, attendant, helper, maker, repairer,
    cleaner, counselor, counsellor, aide, checker, examiner, investigator, adjuster, processor,
    trainer, surveyor, librarian, broker, estimator, collector, guard, carpenter, painter, guide,
    porter, miner, driller, handyman, handler, monitor, producer, appraiser, host, professional,
    evangelist
    """,
    assistants="""
    executive assistant, personal assistant, ea to, assistant to, pa to, secretary to, office of
    the ceo, office of the president, virtual assistant, administrative assistant, administrative
    asisstant, assistant for, executive secretary
    """,
    gone="""
    former, formerly, ex, retired, retiree, previously, aspiring, wannabe, seeking, looking for,
    open to, in search of, unemployed, incoming, onetime
    """,
    recruits="""
    recruiter, recruiting, recruitment, talent acquisition, headhunter, sourcer, hrbp, hr business
    partner, human resources business partner, people partner, talent partner, people business
    partner, hr partner, hr generalist, executive search, hiring, talent scout, head of talent, ta
    partner, ta specialist
    """,
)
"""The words, the phrases and the false friends of English titles."""

BANK_WORDS = frozenset(
    ("trading", "derivatives", "equity", "equities", "securities", "banking", "wealth")
)
"""Beside these words a vice president is a middle rank, often without people."""
