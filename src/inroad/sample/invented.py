"""The invented world's fixed words: the company, its units and titles, other places."""

from dataclasses import dataclass
from typing import Literal

COMPANY = "Kelvenor"
COMPANY_DOMAIN = "kelvenor.example"
COMPANY_SPELLINGS = ("Kelvenor GmbH", "Kelvenor Group", "KELVENOR")

SEEKER_UNIT = "Customer Care"
SEEKER_TEAM = "Tooling"
GOAL_UNIT = "Data Platform"
BRIDGE_UNIT = "Grid Software"


@dataclass(frozen=True, slots=True)
class Craft:
    """A unit: its share of the company, the titles of its workers, its teams' names."""

    unit: str
    share: float
    titles: tuple[str, ...]
    teams: tuple[str, ...]


def _craft(unit: str, share: float, titles: str, teams: str) -> Craft:
    return Craft(unit, share, tuple(titles.split(", ")), tuple(teams.split(", ")))


# In the order in which units are founded: a small company has the first ones.
UNITS = (
    _craft(SEEKER_UNIT, 12, "Support Engineer, Customer Advisor, Tooling Engineer, Case Manager",
           "Tooling, Hotline, Warranty, Installers Desk, Knowledge, Escalations"),
    _craft(GOAL_UNIT, 5, "Data Engineer, Platform Engineer, Analytics Engineer, Data Analyst",
           "Streaming, Warehouse, Telemetry, Data Quality, Access"),
    _craft(BRIDGE_UNIT, 11, "Software Engineer, Embedded Engineer, Test Engineer, Architect",
           "Forecasting, Dispatch, Metering, Market Gateway, Simulation"),
    _craft("Heat Pumps", 18, "Mechanical Engineer, Refrigeration Engineer, Product Designer, "
           "Technician", "Compressors, Controls, Acoustics, Prototypes, Certification"),
    _craft("Field Service", 14, "Service Technician, Dispatcher, Spare Parts Planner, "
           "Commissioning Engineer", "North, South, East, West, Spare Parts"),
    _craft("Manufacturing", 12, "Assembly Technician, Production Planner, Quality Inspector, "
           "Process Engineer", "Line One, Line Two, Quality, Planning, Maintenance"),
    _craft("Sales", 8, "Account Executive, Sales Engineer, Key Account Representative, "
           "Sales Assistant", "Housing, Installers, Utilities, Public Sector"),
    _craft("Finance", 4, "Accountant, Controller, Financial Analyst, Payroll Specialist",
           "Accounting, Controlling, Treasury"),
    _craft("People", 3, "Recruiter, People Partner, Learning Specialist, Payroll Clerk",
           "Recruiting, Learning, Partnering"),
    _craft("Marketing", 4, "Content Editor, Campaign Specialist, Brand Designer, Web Analyst",
           "Brand, Campaigns, Web"),
    _craft("Legal", 2, "Legal Counsel, Paralegal, Compliance Officer, Contract Specialist",
           "Contracts, Compliance"),
    _craft("Procurement", 3, "Buyer, Sourcing Specialist, Supplier Quality Engineer, Planner",
           "Metals, Electronics, Services"),
    _craft("Product Management", 2, "Product Owner, Product Analyst, UX Researcher, UX Designer",
           "Homes, Grid"),
    _craft("IT Operations", 4, "System Administrator, Network Engineer, Service Desk Analyst, "
           "Security Analyst", "Network, Workplace, Security"),
    _craft("Energy Research", 2, "Research Scientist, Data Scientist, Thermal Modeller, "
           "Research Assistant", "Materials, Models"),
    _craft("Facilities", 1, "Facility Technician, Receptionist, Energy Auditor, Planner",
           "Sites, Front Office"),
)  # fmt: skip

CRAFT = {craft.unit: craft for craft in UNITS}

MISSPELT = {"Data Platform": "Data Plattform", "Customer Care": "Costumer Care",
            "Grid Software": "Grid Sofware", "Manufacturing": "Manufactoring",
            "Field Service": "Feild Service", "Heat Pumps": "Heatpumps"}  # fmt: skip

LOCATIONS = ("Bremen", "Leipzig", "Aarhus", "Porto", "Pune", "Lagos", "Izmir", "Remote")

HEADS = ("Head of {}", "Director {}", "Vice President {}", "Director of {}")
MANAGERS = ("Group Manager {}", "Senior Manager, {}", "Manager {}")
LEADS = ("Team Lead {}", "{} Team Lead", "Teamleiter {}")
GRADES = ("", "", "", "Senior ", "Senior ", "Junior ", "Principal ")

Kind = Literal["former", "client", "university", "partner"]
OUTSIDE_COMPANIES: tuple[tuple[str, str], ...] = tuple(
    (name, name.lower().replace(" & ", "-").replace(" ", "-") + ".example")
    for name in (
        "Brindelloom Housing", "Oakwithy Utilities", "Tarnvekka Kommunal", "Solanthrix Energy",
        "Fjellbriskvind", "Quillonade Analytics", "Norrvattnik Netz", "Pellmoorwik Stadtwerke",
        "Ambroluxal Cooling", "Varnhollert & Sohn", "Lumetrella Labs", "Datavanter Systems",
        "Orvessima Homes", "Kaltmoorwik Installations", "Hydrellano Water", "Gridwardle",
        "Meridaxum Consulting", "Plumbrookly Services", "Thermavalen", "Zephyranto Mobility",
        "Corvantique Insurance", "Ostrellith Bank", "Wexmarshen Logistics", "Yarrowgather Schools",
        "Ibisfelden Clinics", "Junovarix Robotics", "Elmstrandia Retail", "Rastanovka Foods",
        "Cindermoorland Steel", "Dunlinsofta",
    )
)  # fmt: skip
OUTSIDE_TITLES = ("Data Engineer", "Facility Manager", "Head of Operations", "Consultant",
                  "Software Engineer", "Energy Manager", "Project Manager", "Analyst",
                  "Product Manager", "Founder", "Team Lead Service", "Housing Officer")  # fmt: skip
UNIVERSITY = "Technical University of Ostmark"

PROJECTS = ("Falcon", "Aurora", "Basalt", "Cascade", "Drift", "Ember", "Fjord", "Glacier",
            "Harbour", "Iris", "Juniper", "Keystone", "Lagoon", "Meadow", "Nimbus",
            "Orchard")  # fmt: skip

SUBJECTS = ("Ticket export", "Onboarding checklist", "Error codes", "Weekly numbers",
            "Spare parts feed", "Firmware rollout", "Call reasons dashboard", "Warranty data",
            "Installer portal", "Release notes", "Sensor gaps", "Review of the draft",
            "Question about the API", "Handover", "Workshop dates", "Access rights",
            "Lunch on Thursday?", "Backlog", "Alarm thresholds", "Translation of the guide",
            "Prüfprotokoll", "Año nuevo, plan nuevo", "Test results",
            "Budget for tools")  # fmt: skip

SKILLS = ("Python", "SQL", "Ticketing systems", "Onboarding", "Workflow automation", "REST APIs",
          "Data modelling", "Customer interviews", "Dashboards", "Apache Airflow", "Documentation",
          "Incident handling", "PostgreSQL", "Teaching")  # fmt: skip
